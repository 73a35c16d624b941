import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PROJECT_ROOT } from './lib/project.ts';
import { runProgram } from './lib/run.ts';

/** The package does not export its package.json, which `runTool` reads. */
const DEPCRUISE = join(PROJECT_ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

type Imports = Readonly<Record<string, readonly string[]>>;

/** Runs the lint of imports on a project that has these files, each with what it imports. */
const lint = async (imports: Imports): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (path: string, contents: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  };
  write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext" } }');
  for (const [path, imported] of Object.entries(imports)) {
    write(path, [...imported.map((name) => `import type {} from '${name}';`), 'export {};'].join('\n'));
  }
  const args = [DEPCRUISE, '--config', join(PROJECT_ROOT, '.dependency-cruiser.mjs'), 'scripts'];
  return runProgram(process.execPath, args, { cwd: folder });
};

it('the lint lets files and folders import each other one way', async () => {
  const report = await lint({
    'scripts/a/one.ts': ['./two.ts', '../b/one.ts', './inside/one.ts'],
    'scripts/a/two.ts': ['./inside/one.ts'],
    'scripts/a/inside/one.ts': ['../../b/one.ts'],
    'scripts/a/testing/one.ts': ['../one.ts'],
    'scripts/b/one.ts': [],
    'scripts/b/one.test.ts': ['../a/one.ts'],
  });
  expect(report).toMatch(/no dependency violations found \(5 modules, 6 dependencies cruised\)/);
});

it('the lint refuses circles of files, circles of folders, and imports from a folder above', async () => {
  const report = await lint({
    'scripts/files/one.ts': ['./two.ts'],
    'scripts/files/two.ts': ['./one.ts'],
    'scripts/pair/a/one.ts': ['../b/one.ts'],
    'scripts/pair/a/two.ts': [],
    'scripts/pair/b/one.ts': [],
    'scripts/pair/b/two.ts': ['../a/two.ts'],
    'scripts/ring/a/one.ts': ['../b/one.ts'],
    'scripts/ring/a/two.ts': [],
    'scripts/ring/b/one.ts': [],
    'scripts/ring/b/two.ts': ['../c/one.ts'],
    'scripts/ring/c/one.ts': [],
    'scripts/ring/c/two.ts': ['../a/two.ts'],
    'scripts/parent/one.ts': [],
    'scripts/parent/inside/one.ts': ['../one.ts'],
    'scripts/parent/x/y/z/one.ts': ['../../../one.ts'],
  }).catch((error: Error) => error.message);
  const refused = [...report.matchAll(/error (\S+): (\S+)/g)].map(([, rule, from]) => `${rule}: ${from}`);
  expect(refused.sort()).toEqual([
    'no-circle-of-folders: scripts/pair/a',
    'no-circle-of-folders: scripts/pair/b',
    'no-circle-of-folders: scripts/ring/a',
    'no-circle-of-folders: scripts/ring/b',
    'no-circle-of-folders: scripts/ring/c',
    'no-circle: scripts/files/one.ts',
    'no-import-from-above: scripts/parent/inside/one.ts',
    'no-import-from-above: scripts/parent/x/y/z/one.ts',
  ]);
});
