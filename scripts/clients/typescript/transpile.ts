import ts from 'typescript';
import type { GeneratedFile } from '../../lib/output.ts';
import { banner } from './banner.ts';

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  strict: true,
} as const satisfies ts.CompilerOptions;

/**
 * A TypeScript module as the JavaScript and the declarations of a package. File by file, without a program: exports
 * have their types written out (`isolatedDeclarations`).
 */
export const transpile = (path: string, source: string): GeneratedFile[] => {
  const text = source.replaceAll(/(from '\.[^']*|import\('\.[^']*)\.ts'/g, "$1.js'");
  const script = ts.transpileModule(text, { fileName: path, compilerOptions: OPTIONS });
  const declarations = ts.transpileDeclaration(text, {
    fileName: path,
    compilerOptions: { ...OPTIONS, declaration: true, isolatedDeclarations: true },
    reportDiagnostics: true,
  });
  const [problem] = declarations.diagnostics ?? [];
  if (problem) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
  const name = path.replace(/\.ts$/, '');
  return [
    { path: `${name}.js`, contents: banner.script + script.outputText },
    { path: `${name}.d.ts`, contents: banner.script + declarations.outputText },
  ];
};
