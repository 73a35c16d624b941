import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './lib/project.ts';
import { runEntry } from './testing/run-entry.ts';

const folder = mkdtempSync(join(tmpdir(), 'lint-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BOOKSHOP = join(PROJECT_ROOT, 'scripts', 'fixtures', 'bookshop', 'api.ts');

/** The bookshop with a summary that a rule refuses. */
const BROKEN = join(folder, 'api.ts');
writeFileSync(
  BROKEN,
  `import { api as bookshop } from ${JSON.stringify(BOOKSHOP)};
  const { listBooks, ...others } = bookshop.operations;
  export const api = { ...bookshop, operations: { listBooks: { ...listBooks, summary: 'Books.' }, ...others } };`,
);

describe('npm run lint:spec', () => {
  it.each([
    ['with --api', ['--api', BOOKSHOP]],
    ['with --api and --out, where nothing is written', ['--api', BOOKSHOP, '--out', join(folder, 'out')]],
  ])('checks the document of another API, %s', async (_how, args) => {
    expect(await runEntry('scripts/lint-spec.ts', args)).toMatchObject({
      code: 0,
      stderr: `The document of ${BOOKSHOP} holds every rule\n`,
    });
  });

  it('says which rule the document of another API breaks', async () => {
    const ended = await runEntry('scripts/lint-spec.ts', ['--api', BROKEN]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`the document of ${BROKEN} breaks the rules of redocly.yaml`);
    expect(ended.stderr).toContain('An operation has a summary, in sentence case and without a full stop.');
  });

  it('names the document that is not in the folder of --out', async () => {
    const ended = await runEntry('scripts/lint-spec.ts', ['--out', folder]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toBe(
      `\`${join(folder, 'spec', 'openapi.yaml')}\`: there is no such file. \`npm run spec\` writes the document.\n`,
    );
  });
});
