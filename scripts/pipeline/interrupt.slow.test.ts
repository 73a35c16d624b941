import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clientTargets } from '../clients/targets.ts';
import { runEntry } from '../testing/run-entry.ts';

const out = mkdtempSync(join(tmpdir(), 'interrupt-'));
const FIRST = ['--api', 'scripts/fixtures/bookshop/api.ts', '--out', out];
const SECOND = ['--out', out];
const TARGETS = ['spec', 'generated/typescript', 'generated/docs'] as const;

/** One number for all the files of a folder, their names included. */
const fingerprint = (target: string): string => {
  const folder = join(out, target);
  const hash = createHash('sha256');
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
};

const fingerprints = (): Record<string, string> =>
  Object.fromEntries(TARGETS.map((target) => [target, fingerprint(target)]));

describe('npm run build', () => {
  afterAll(() => rmSync(out, { recursive: true }));

  it('makes the document, the client and the docs, one line a stage', async () => {
    const ended = await runEntry('scripts/build.ts', FIRST);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['fidelity', 'spec', 'typescript', 'lint', 'docs', 'Built']),
    );
    expect(readdirSync(join(out, 'spec')).sort()).toEqual(['openapi.json', 'openapi.yaml']);
    expect(existsSync(join(out, 'generated/typescript/package.json'))).toBe(true);
    expect(existsSync(join(out, 'generated/docs/index.html'))).toBe(true);
  });

  it('leaves each target old or new where it is interrupted, and the next build mends all', async () => {
    const before = fingerprints();
    const left = [await buildUntil('SIGINT', 1), await buildUntil('SIGKILL', 3)];
    await runEntry('scripts/build.ts', SECOND);
    const after = fingerprints();
    for (const target of TARGETS) {
      expect(before[target]).not.toBe(after[target]);
      for (const found of left) expect([before[target], after[target]]).toContain(found[target]);
    }
    expect(readdirSync(join(out, 'generated')).sort()).toEqual(
      ['docs', ...clientTargets.map(({ name }) => name)].sort(),
    );
  }, 60_000);
});

/** What is there after a build of the second API that got this signal when so many stages had ended. */
const buildUntil = async (signal: NodeJS.Signals, stages: number) => {
  const ended = await runEntry('scripts/build.ts', SECOND, {
    onOutput: (stdout, child) => {
      if (stdout.split('\n').length > stages) child.kill(signal);
    },
  });
  expect(ended.stdout).not.toContain('Built in');
  return fingerprints();
};
