import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './lib/project.ts';
import { runEntry } from './testing/run-entry.ts';

const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const entryPoints = Object.entries(scripts).flatMap(([name, command]) => {
  const [, script] = command.match(/^node (\S+\.ts)$/) ?? [];
  return script ? [{ name, script }] : [];
});

describe.each(entryPoints)('npm run $name', ({ script }) => {
  it('is quiet where nobody reads its help', async () => {
    const ended = await runEntry(script, ['--help'], { closed: ['stdout'] });
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

const PLAN = ['--target', 'sandbox', '--plan'];

describe('what nobody reads', () => {
  it('does not change how a command ends', async () => {
    const ended = await runEntry('contract-tests/main.ts', PLAN, { closed: ['stdout'] });
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it('does not change an exit code', async () => {
    const ended = await runEntry('scripts/spec.ts', ['--nonsense'], { closed: ['stdout', 'stderr'] });
    expect(ended).toMatchObject({ code: 1, signal: null });
  });

  it('does not end a server', async () => {
    // below the ports that the system gives to others
    const port = String(20_000 + (process.pid % 10_000));
    const mock = runEntry('scripts/mock.ts', ['--port', port], {
      closed: ['stdout', 'stderr'],
      onStart: async (child) => {
        while (!(await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))) await setTimeout(20);
        child.kill('SIGTERM');
      },
    });
    expect(await mock).toMatchObject({ code: 0, signal: null });
  });
});

describe.skipIf(process.platform !== 'linux')('output that cannot be written', () => {
  it.each([
    ['scripts/spec.ts', ['--help'], 1],
    ['contract-tests/main.ts', PLAN, 2],
    ['scripts/mock.ts', ['--port', '0'], 1],
  ])('is an error of %s, said in one line', async (script, args, code) => {
    const ended = await runEntry(script, args, { stdoutFile: '/dev/full' });
    expect(ended).toMatchObject({
      code,
      signal: null,
      stderr:
        'The output cannot be written: the disk is full (ENOSPC). Make room, or choose another place.\n',
    });
  });
});
