import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runEntry } from './testing/run-entry.ts';

const out = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(out, { recursive: true }));

const FLAGS = ['--api', 'scripts/fixtures/bookshop/api.ts', '--out', out];

describe('npm run check', () => {
  it('compares what another API gives with what is in another folder', async () => {
    expect(await runEntry('scripts/build.ts', FLAGS)).toMatchObject({ code: 0 });
    expect(await runEntry('scripts/check.ts', FLAGS)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `What is in \`${out}\` is what \`scripts/fixtures/bookshop/api.ts\` gives.\n`,
    });
    appendFileSync(join(out, 'spec', 'openapi.yaml'), '# changed\n');
    const ended = await runEntry('scripts/check.ts', FLAGS);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toBe(
      `What is in \`${out}\` is not what \`scripts/fixtures/bookshop/api.ts\` gives:\n  differs  spec/openapi.yaml\n` +
        `Run \`npm run build -- ${FLAGS.join(' ')}\`.\n`,
    );
  }, 120_000);
});
