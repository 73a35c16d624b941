import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { close, listen } from './lib/listen.ts';
import { PROJECT_ROOT } from './lib/project.ts';
import { runEntry } from './testing/run-entry.ts';

const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const entryPoints = Object.entries(scripts).flatMap(([name, command]) => {
  const [, script] = command.match(/^node (\S+\.ts)$/) ?? [];
  return script ? [{ name, script }] : [];
});

describe.each(entryPoints)('npm run $name', ({ name, script }) => {
  it('says with --help what it does and which flags it has', async () => {
    const ended = await runEntry(script, ['--help']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(`Usage: npm run ${name}`);
    expect(ended.stdout).toMatch(/--help {2,}print this/);
  });
});

describe('an entry point', () => {
  it('refuses a flag that it has not, in one line', async () => {
    expect(await runEntry('scripts/spec.ts', ['--nonsense'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: "Unknown option '--nonsense'. See `npm run spec -- --help`.\n",
    });
  });

  it('refuses another API without a folder for its output', async () => {
    const ended = await runEntry('scripts/spec.ts', ['--api', 'scripts/fixtures/bookshop/api.ts']);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^`--api` needs `--out <folder>`[^\n]+\n$/);
  });

  it.each([
    ['an empty value', ['--port', ''], '`--port` is empty: give <number>.'],
    [
      'a value that looks like a flag',
      ['--port', '-1'],
      '`--port` has no value, or a value that begins with a dash. See',
    ],
    ['a hexadecimal port', ['--port', '0x10'], '`--port 0x10`: not a port.'],
    ['a word that belongs to no flag', ['surplus'], "Unexpected argument 'surplus'. See"],
    ['an empty module', ['--api', ''], '`--api` is empty: give <module>.'],
  ])('refuses %s, in one line', async (_what, args, words) => {
    const ended = await runEntry('scripts/mock.ts', args);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^[^\n]+\n$/);
    expect(ended.stderr.startsWith(words)).toBe(true);
  });

  it.each([
    ['a file that is not there', 'no/such/file.ts', 'there is no such file'],
    ['a module without an api', 'scripts/lib/listen.ts', 'exports no `api`'],
    ['a file that is no module', 'LICENSE', 'cannot be loaded'],
  ])('refuses %s as an API, in one line', async (_what, module, words) => {
    const ended = await runEntry('scripts/mock.ts', ['--api', join(PROJECT_ROOT, module)]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^[^\n]+\n$/);
    expect(ended.stderr).toContain(words);
  });
});

describe('npm run mock', () => {
  it('names a port that is in use, and ends', async () => {
    const server = createServer();
    const port = new URL(await listen(server, 0)).port;
    const ended = await runEntry('scripts/mock.ts', ['--port', port]);
    await close(server);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toBe(
      `Port ${port} is in use. Stop what listens there, or choose another with \`--port\`.\n`,
    );
  });

  it('prints a URL, the key and a line that works, and ends cleanly at Ctrl-C', async () => {
    const answers: Promise<number>[] = [];
    const ended = await runEntry('scripts/mock.ts', ['--port', '0'], {
      onOutput: (stdout, child) => {
        if (answers.length > 0 || !stdout.includes('Ctrl-C ends')) return;
        answers.push(sendCurl(stdout).finally(() => child.kill('SIGINT')));
      },
    });
    expect(await Promise.all(answers)).toEqual([200]);
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(ended.stdout).toContain('accepts');
  });
});

/** What the printed curl line sends, for a machine without curl. */
const sendCurl = async (stdout: string): Promise<number> => {
  const line = stdout.split('\n').find((text) => text.includes('curl --request')) ?? '';
  const words = [...line.matchAll(/(--[a-z]+)? ?(["'])(.*?)\2/g)];
  const values = (flag: string | undefined) =>
    words.filter((word) => word[1] === flag).map((word) => word[3] ?? '');
  const headers = values('--header').map((header) => header.split(': ') as [string, string]);
  const [url = ''] = values(undefined);
  return (await fetch(url, { method: 'POST', headers, body: values('--data').join('') })).status;
};
