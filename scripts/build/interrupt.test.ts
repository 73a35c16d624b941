import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEntry } from '../testing/run-entry.ts';

const out = mkdtempSync(join(tmpdir(), 'interrupt-'));
const OLD = ['--out', out];
const NEW = ['--api', 'scripts/fixtures/bookshop/api.ts', '--out', out];
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

const fingerprints = () => Object.fromEntries(TARGETS.map((target) => [target, fingerprint(target)]));

const known = { old: {} as Record<string, string>, new: {} as Record<string, string> };

describe('a build that is not interrupted', () => {
  it('makes the document, the client and the docs, one line a stage', async () => {
    const ended = await runEntry('scripts/build.ts', NEW);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['fidelity', 'spec', 'typescript', 'lint', 'docs', 'Built']),
    );
    expect(readdirSync(join(out, 'spec')).sort()).toEqual(['openapi.json', 'openapi.yaml']);
    expect(existsSync(join(out, 'generated/typescript/package.json'))).toBe(true);
    expect(existsSync(join(out, 'generated/docs/index.html'))).toBe(true);
    known.new = fingerprints();
  });
});

describe('a build that is interrupted', () => {
  beforeAll(async () => {
    await runEntry('scripts/build.ts', OLD);
    known.old = fingerprints();
  }, 60_000);
  afterAll(() => rmSync(out, { recursive: true }));

  it.each([
    ['SIGINT', 1, NEW],
    ['SIGKILL', 3, OLD],
  ] as const)('by %s after %i stages leaves each target old or new', async (signal, stages, build) => {
    const ended = await runEntry('scripts/build.ts', build, {
      onOutput: (stdout, child) => {
        if (stdout.split('\n').length > stages) child.kill(signal);
      },
    });
    expect(ended.stdout).not.toContain('Built in');
    for (const [target, found] of Object.entries(fingerprints())) {
      expect([known.old[target], known.new[target]]).toContain(found);
    }
  });

  it('is mended by the next', async () => {
    await runEntry('scripts/build.ts', OLD);
    expect(fingerprints()).toEqual(known.old);
    expect(readdirSync(join(out, 'generated')).sort()).toEqual(['docs', 'typescript']);
  });
});
