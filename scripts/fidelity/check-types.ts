import { join, resolve } from 'node:path';
import type { Api } from '../../schemas/definition.ts';
import type { Discrepancy } from '../document/walk/discrepancy.ts';
import { replaceFiles, withTemporaryFolder } from '../lib/output.ts';
import { PROJECT_ROOT } from '../lib/project.ts';
import { runTool } from '../lib/run.ts';
import { UserError } from '../lib/user-error.ts';
import { buildTypeTest, type TypeTestModules } from './type-test.ts';

/** The strictest options that a caller may have, and only the libraries of the language that are needed. */
const CONFIG = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: 'esnext',
    module: 'nodenext',
    lib: ['esnext'],
    types: [],
    pretty: false,
    // one copy of Zod for the API's module and for ours: TypeScript takes minutes to compare two copies
    paths: { zod: [join(PROJECT_ROOT, 'node_modules/zod')] },
  },
  files: ['type-test.ts'],
};

const TEST = 'type-test.ts';

/**
 * Whether the input type of every named schema of the API in the module `modules.api` and the type in
 * `modules.types` are the same, by TypeScript's compiler in a process of its own. Paths of files, relative to here.
 */
export const checkTypes = async (
  api: Api,
  modules: TypeTestModules,
  signal?: AbortSignal,
): Promise<Discrepancy[]> => {
  const source = buildTypeTest(api, { api: resolve(modules.api), types: resolve(modules.types) });
  return withTemporaryFolder(async (folder) => {
    replaceFiles(folder, [
      { path: TEST, contents: source },
      { path: 'tsconfig.json', contents: JSON.stringify(CONFIG) },
    ]);
    try {
      await runTool({ package: 'typescript', command: 'tsc' }, ['-p', folder], {
        cwd: folder,
        ...(signal && { signal }),
      });
      return [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return readDiscrepancies(error.message, source);
    }
  });
};

/** The compiler's errors; each belongs to the schema of its line. */
const readDiscrepancies = (output: string, source: string): Discrepancy[] => {
  const lines = source.split('\n');
  return output
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .map((line) => {
      const at = /^type-test\.ts\((\d+),\d+\)/.exec(line)?.[1];
      const name = /\['schemas'\]\["([^"]+)"\]/.exec(lines[Number(at) - 1] ?? '')?.[1];
      return describe(line, name);
    });
};

const REMEDY =
  "Declare the API `as const satisfies Api`, and what it is made of with `satisfies`, so that the schemas' types are kept";

/** TS2321 and TS2589: https://github.com/microsoft/TypeScript/blob/main/src/compiler/diagnosticMessages.json */
const TOO_DEEP = /TS2321|TS2589/;

const describe = (line: string, name: string | undefined): Discrepancy => {
  const discrepancy = { stage: 'types', path: [name ?? 'types'] } as const;
  const said = /Type '"([^"]+)\."' does not satisfy/.exec(line)?.[1];
  if (said !== undefined) {
    const remedy = 'Write it in Zod in a way that the document and its types can express too';
    return { ...discrepancy, problem: said, remedy };
  }
  if (TOO_DEEP.test(line)) {
    return {
      ...discrepancy,
      problem: 'TypeScript gives up on types that are nested so deep',
      remedy: 'Write the type of a schema on the way by hand: `const part: z.ZodType<Part, Part> = …`',
    };
  }
  return { ...discrepancy, problem: line.replace(/^.*?error /, '').replace(/\.$/, ''), remedy: REMEDY };
};
