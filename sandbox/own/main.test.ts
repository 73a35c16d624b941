import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';

const MAIN = join(import.meta.dirname, '..', 'main.ts');

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Resolves to what it printed when it is ready, or when it has ended. */
const run = async (args: string[]) => {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const ended = once(child, 'exit');
  let said = '';
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ctrl-C')) resolve();
      });
    }
    child.once('close', () => resolve());
  });
  return { child, ended, said };
};

test('prints URL, key, inbox and a curl line that works', async () => {
  const { said } = await run(['--port', '0', '--key', "it's"]);
  const [, url] = /^ {2}url {6}(http:\/\/127\.0\.0\.1:\d+\/wa\/v1)$/m.exec(said) ?? [];
  expect(url).toBeDefined();
  expect(said).toContain("\n  accepts  X-Secret-Key: it's\n");
  const [, curl = ''] = /^ {2}try {6}(curl .*)$/m.exec(said) ?? [];
  expect(JSON.parse(execFileSync('sh', ['-c', `${curl} -s`], { encoding: 'utf8' }))).toEqual({
    is_success: true,
    data: { id: '1' },
  });
  const [, inbox = ''] = /^ {2}inbox {4}(.*)$/m.exec(said) ?? [];
  expect(await (await fetch(inbox)).text()).toContain('<title>Sandbox inbox</title>');
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s delivers what was accepted and refuses what is new',
  async (signal) => {
    const { child, ended, said } = await run(['--port', '0', '--sending-time', '1000']);
    const [, url = ''] = /^ {2}url {6}(.*)$/m.exec(said) ?? [];
    const send = (body: object) =>
      fetch(`${url}/send-message`, {
        method: 'POST',
        headers: { 'X-Secret-Key': '1234567', 'Content-Type': 'application/json' },
        body: JSON.stringify({ phone: '+628123123123', message: 'x', ...body }),
      });
    const sync = send({});
    await send({ is_async: true });
    child.kill(signal);
    let status = 200;
    while (status === 200) status = (await send({ is_async: true })).status;
    expect(status).toBe(503);
    expect((await sync).status).toBe(200);
    expect((await ended)[0]).toBe(0);
  },
);

test.each([
  [['--port', 'x'], '--port x'],
  [['--port', '65536'], '`--port 65536`: not a port. Give a number from 0 to 65535'],
  [['--rate-limit=-1'], '`--rate-limit -1`: give a whole number from 0 to 1000000.'],
  [['--rate-limit', '1000001'], '`--rate-limit 1000001`: give a whole number from 0 to 1000000.'],
  [['--sending-time', '1.5'], '`--sending-time 1.5`: give a whole number from 0 to 3600000.'],
  [['--sending-time', '2147483648'], '`--sending-time 2147483648`: give a whole number from 0 to 3600000.'],
  [['--key', ''], '--key'],
  [['--colour'], '--colour'],
])('refuses %j in one line', async (args, words) => {
  const { ended, said } = await run(args);
  expect((await ended)[0]).toBe(1);
  expect(said).toContain(words);
  expect(said.trim().split('\n')).toHaveLength(1);
});

test('says in one line that the port is in use', async () => {
  const other = await startSandbox();
  const { port } = new URL(other.url);
  const { ended, said } = await run(['--port', port]);
  expect((await ended)[0]).toBe(1);
  expect(said).toMatch(new RegExp(`^Port ${port} is in use\\. .*\\n$`));
  await other.close();
});

test('the help says the bounds', async () => {
  const { ended, said } = await run(['--help']);
  expect((await ended)[0]).toBe(0);
  for (const bounds of ['0 to 65535', '0 to 1000000', '0 to 3600000']) expect(said).toContain(bounds);
});
