import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../lib/project.ts';
import { runEntry } from '../testing/run-entry.ts';

let folder: string;
beforeEach(() => {
  // below the project, so that a module in it finds zod
  folder = mkdtempSync(join(PROJECT_ROOT, '.build-test.partial-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BOOKSHOP = join(PROJECT_ROOT, 'scripts/fixtures/bookshop');

/** The bookshop with a change, as a module of its own. */
const writeBookshop = (change: (schemas: string, api: string) => [string, string]): string => {
  const read = (name: string) =>
    readFileSync(join(BOOKSHOP, name), 'utf8').replaceAll('../../../schemas', join(PROJECT_ROOT, 'schemas'));
  const [schemas, api] = change(read('schemas.ts'), read('api.ts'));
  writeFileSync(join(folder, 'schemas.ts'), schemas);
  writeFileSync(join(folder, 'api.ts'), api);
  return join(folder, 'api.ts');
};

const build = (api: string) => runEntry('scripts/build.ts', ['--api', api, '--out', join(folder, 'out')]);

describe('npm run build', () => {
  it('writes nothing where the document would lie, and names the place', async () => {
    const api = writeBookshop((schemas, rest) => [
      schemas.replace(
        'z.string().min(1).max(200)',
        "z.string().min(1).max(200).refine((title) => title !== 'x')",
      ),
      rest,
    ]);
    const ended = await build(api);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/ › title: .*refine/);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it("fails with the linter's own message, and names the file", async () => {
    const api = writeBookshop((schemas, rest) => [
      schemas,
      rest.replace("url: 'https://bookshop.example/api'", "url: 'http://bookshop.example/api'"),
    ]);
    const ended = await build(api);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('A server is reached by https.');
    expect(ended.stderr).toContain(join(folder, 'out', 'spec', 'openapi.yaml'));
    expect(ended.stdout).not.toContain('Built in');
  });
});
