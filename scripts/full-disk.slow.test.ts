import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { runEntry } from './testing/run-entry.ts';

let disk: string;
let mounted: boolean;
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'disk-'));
  mounted = run('mount', '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk);
});
afterEach(() => {
  if (mounted) run('umount', disk);
  rmSync(disk, { recursive: true });
});

const run = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const skipWithoutDisk = (context: TestContext): void => {
  if (!mounted) context.skip('a small disk cannot be mounted here: it takes Linux and root');
};

/** Leaves so many bytes free. */
const fill = (free: number): void => {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - free));
};

const readTree = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(disk, { recursive: true, withFileTypes: true })
      .filter(({ name }) => name !== 'filler')
      .map((entry) => [
        join(entry.parentPath, entry.name),
        entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), 'utf8') : 'folder',
      ]),
  );

const BOOKSHOP = ['--api', 'scripts/fixtures/bookshop/api.ts'];

/** What another API gives: what stands there before. */
const old = mkdtempSync(join(tmpdir(), 'old-'));
beforeAll(() => runEntry('scripts/build.ts', [...BOOKSHOP, '--out', old]), 120_000);
afterAll(() => rmSync(old, { recursive: true }));

/** A command, what it writes on the disk, and its exit code. The disk has room to begin, not for all. */
const WRITERS: [script: string, flags: () => string[], code: number][] = [
  ['scripts/spec.ts', () => ['--out', disk], 1],
  ['scripts/clients.ts', () => ['--out', disk], 1],
  ['scripts/docs.ts', () => ['--out', disk], 1],
  ['scripts/build.ts', () => ['--out', disk], 1],
  ['contract-tests/main.ts', () => ['--target', 'mock', '--report', join(disk, 'report')], 2],
  ['contract-tests/main.ts', () => ['--target', 'mock', '--record', join(disk, 'recording.json')], 2],
];

describe.each(WRITERS)('%s on a full disk', (script, flags, code) => {
  it('leaves all as it was, and says so in one line', async (context) => {
    skipWithoutDisk(context);
    cpSync(old, disk, { recursive: true });
    const before = readTree();
    fill(40_960);
    const ended = await runEntry(script, flags());
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(/^`[^\n]+` cannot be written: the disk is full \(ENOSPC\)\. [^\n]+\n$/);
    expect(ended.stderr).toContain(disk);
    expect(readTree()).toEqual(before);
  }, 120_000);
});

describe('a temporary folder', () => {
  it.for(['scripts/docs.ts', 'scripts/spec.ts', 'scripts/build.ts', 'scripts/check.ts'])(
    'of %s on a full disk is an error of one line',
    { timeout: 120_000 },
    async (script, context) => {
      skipWithoutDisk(context);
      const out = mkdtempSync(join(tmpdir(), 'out-'));
      fill(8192);
      const ended = await runEntry(script, script === 'scripts/check.ts' ? [] : ['--out', out], {
        env: { TMPDIR: disk },
      });
      expect(readdirSync(out)).toEqual([]);
      rmSync(out, { recursive: true });
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(/^[^\n]+: the disk is full \(ENOSPC\)\. [^\n]+\n$/);
      // some tools keep what V8 compiled there
      expect(readdirSync(disk).filter((name) => name !== 'node-compile-cache')).toEqual(['filler']);
    },
  );

  it('that is read-only is an error of one line', async (context) => {
    skipWithoutDisk(context);
    run('mount', '-o', 'remount,ro', disk);
    const ended = await runEntry('scripts/check.ts', [], { env: { TMPDIR: disk } });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toBe(
      `A temporary folder cannot be made in \`${disk}\`, which TMPDIR names: the file system is read-only (EROFS). Choose another place.\n`,
    );
  });

  it('that a tool fills is an error of one line', async (context) => {
    skipWithoutDisk(context);
    fill(400_000);
    const ended = await runEntry('scripts/docs.ts', ['--out', disk], { env: { TMPDIR: disk } });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(
      /^`redocly` cannot write `[^\n]+index\.html`: the disk is full \(ENOSPC\)\. [^\n]+\n$/,
    );
  }, 120_000);
});
