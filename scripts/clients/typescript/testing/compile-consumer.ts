import { join } from 'node:path';
import ts from 'typescript';
import type { GeneratedFile } from '../../../lib/output.ts';
import { PROJECT_ROOT } from '../../../lib/project.ts';

/**
 * A folder that does not exist: the package and its consumer are in memory, and find the project's node_modules above
 * it.
 */
const FOLDER = join(PROJECT_ROOT, 'in-memory');

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
};

/** What `tsc` reports for a module that imports the package by its name, and for the package itself. */
export const compileConsumer = (
  packageName: string,
  files: readonly GeneratedFile[],
  consumer: string,
): string[] => {
  const entry = join(FOLDER, 'consumer.ts');
  const sources = new Map([
    [entry, consumer],
    [join(FOLDER, 'package.json'), '{ "type": "module" }'],
    ...files.map(
      ({ path, contents }) => [join(FOLDER, 'node_modules', packageName, path), contents] as const,
    ),
  ]);
  const program = ts.createProgram([entry], OPTIONS, overlayHost(sources));
  return program
    .getSourceFiles()
    .filter(({ fileName }) => sources.has(fileName))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(FOLDER.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
};

const overlayHost = (sources: ReadonlyMap<string, string>): ts.CompilerHost => {
  const host = ts.createCompilerHost(OPTIONS);
  const parsed = new Map<string, ts.SourceFile | undefined>();
  const getSourceFile: ts.CompilerHost['getSourceFile'] = (name, target) => {
    const text = sources.get(name);
    if (text === undefined) return host.getSourceFile(name, target);
    return ts.createSourceFile(name, text, target);
  };
  return {
    ...host,
    fileExists: (name) => sources.has(name) || host.fileExists(name),
    readFile: (name) => sources.get(name) ?? host.readFile(name),
    directoryExists: (name) =>
      [...sources.keys()].some((path) => path.startsWith(`${name}/`)) ||
      (host.directoryExists?.(name) ?? true),
    getSourceFile: (name, ...rest) => {
      if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
      return parsed.get(name);
    },
  };
};
