import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_SIGNALS, SANDBOX, startServer } from '../testing/start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'starters-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scripts = { serve: `cd "${process.cwd()}" && ${SANDBOX}; true`, outer: 'npm run serve & wait' };
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'starter', scripts }));

const hasBash = (): boolean => {
  try {
    return execFileSync('bash', ['-c', 'echo yes'], { encoding: 'utf8' }) === 'yes\n';
  } catch {
    return false;
  }
};

const BASH = ['--script-shell', 'bash'] as const;
const PORT = ['--', '--port', '0'] as const;

/** What starts a server; an empty list where this machine has not what it takes. */
const STARTERS = {
  'npm run mock': ['npm', 'run', 'mock', ...PORT],
  'npm run docs': ['npm', 'run', 'docs', '--', '--serve', '--port', '0', '--out', folder],
  'a bash of npm, which becomes Node': hasBash() ? ['npm', 'run', ...BASH, 'sandbox', ...PORT] : [],
  'npx node': ['npx', 'node', 'sandbox/main.ts', '--port', '0'],
  'node --run': [process.execPath, '--run', 'sandbox', ...PORT],
  'a script of several commands': ['npm', '--prefix', folder, 'run', 'serve'],
  'a script of several commands in bash': hasBash()
    ? ['npm', '--prefix', folder, 'run', ...BASH, 'serve']
    : [],
  'a script that runs another in the background': ['npm', '--prefix', folder, 'run', 'outer'],
  'a shell that runs npm': ['sh', '-c', 'npm run sandbox -- --port 0; true'],
  'a shell that runs Node': ['sh', '-c', `${SANDBOX} & wait`],
} as const;

describe.skipIf(process.platform === 'win32')(`a server (${NO_SIGNALS})`, () => {
  it.for(
    Object.entries(STARTERS).flatMap(([name, words]) =>
      (['SIGTERM', 'SIGKILL'] as const).map((signal) => ({ name, words, signal })),
    ),
  )('ends with `$name` that is ended by $signal', async ({ words, signal }, context) => {
    const [program, ...args] = words;
    if (program === undefined) return context.skip('this machine has no bash');
    const { starter, url, ended } = await startServer([program, ...args]);
    expect((await fetch(url)).status).toBeLessThan(500);
    starter.kill(signal);
    expect(await ended).not.toContain('Error');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('goes on where its input ends', async () => {
    const { starter, url, ended } = await startServer(['npm', 'run', 'sandbox', ...PORT]);
    const closed = once(starter.stdin, 'close');
    starter.stdin.end();
    await closed;
    expect((await fetch(url)).status).toBeLessThan(500);
    starter.kill('SIGTERM');
    await ended;
  });
});
