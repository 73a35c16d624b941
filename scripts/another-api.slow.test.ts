import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './lib/project.ts';
import { copyProject } from './testing/copy-project.ts';

const MINUTES = 60_000;
const copy = copyProject();
afterAll(copy.remove);

/** Copies a file within the project, with other paths in its imports. */
const put = (from: string, to: string, paths: Readonly<Record<string, string>>): void => {
  const source = readFileSync(join(PROJECT_ROOT, from), 'utf8');
  const changed = Object.entries(paths).reduce((text, [path, other]) => text.replaceAll(path, other), source);
  writeFileSync(join(copy.folder, to), changed);
};

/** As the README says: the module of the API in the place of `schemas/`, and another `sandbox/own/`. */
const replaceApi = (): void => {
  const definition = readFileSync(join(PROJECT_ROOT, 'schemas', 'definition.ts'));
  for (const folder of ['schemas', 'sandbox/own']) {
    rmSync(join(copy.folder, folder), { recursive: true });
    mkdirSync(join(copy.folder, folder));
  }
  writeFileSync(join(copy.folder, 'schemas', 'definition.ts'), definition);
  rmSync(join(copy.folder, 'scripts/clients/typescript/bench'), { recursive: true });
  const paths = { '../../../schemas/definition.ts': './definition.ts' };
  put('scripts/fixtures/bookshop/api.ts', 'schemas/api.ts', paths);
  put('scripts/fixtures/bookshop/schemas.ts', 'schemas/schemas.ts', paths);
  put('sandbox/testing/bookshop/behaviour.ts', 'sandbox/own/behaviour.ts', {
    '../../../scripts/fixtures/bookshop/api.ts': '../../schemas/api.ts',
    '../../engine/behaviour.ts': '../engine/behaviour.ts',
  });
};

describe('a copy of the project with another API in schemas/', () => {
  beforeAll(replaceApi);

  it.each([
    ['builds', 'npm run build', /Built in/],
    ['agrees with Zod, document and mock', 'npm run fidelity -- --runs 200', /0 disagreements/],
    ['contract-tests its mock', 'npm run contract -- --target mock', /mock agrees with the document/],
  ])(
    '%s',
    async (_, line, says) => {
      const { code, output } = await copy.run(line);
      expect(output).toMatch(says);
      expect(code).toBe(0);
    },
    6 * MINUTES,
  );

  it(
    'is type-checked, without the tests of the API that was there',
    async () => {
      const { output } = await copy.run('npx tsc --noEmit');
      const named = new Set([...output.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file));
      expect([...named].filter((file) => !/\.test\.ts$|\/testing\//.test(file))).toEqual([]);
      for (const file of named) rmSync(join(copy.folder, file));
      expect(await copy.run('npx tsc --noEmit')).toEqual({ code: 0, output: '' });
    },
    6 * MINUTES,
  );

  it.each([
    ['mock', /Mock of Bookshop API/],
    ['sandbox', /Sandbox of the Bookshop API/],
  ])(
    'starts its %s',
    async (name, says) => {
      const { output } = await copy.run(`npm run ${name} -- --port 0`, { until: /Ctrl-C/ });
      expect(output).toMatch(says);
    },
    MINUTES,
  );
});
