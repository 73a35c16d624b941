import { describe, expect, it } from 'vitest';
import { NO_SIGNALS, SANDBOX, startServer } from '../testing/start-server.ts';

const NPM = ['npm', 'run', 'sandbox', '--', '--port', '0'] as const;

describe.skipIf(process.platform === 'win32')(`a server (${NO_SIGNALS})`, () => {
  it.concurrent.each([
    { name: 'npm', words: NPM, signal: 'SIGTERM' },
    { name: 'npm', words: NPM, signal: 'SIGKILL' },
    {
      name: 'npx',
      words: ['npm', 'exec', '--', 'node', 'sandbox/main.ts', '--port', '0'],
      signal: 'SIGKILL',
    },
  ] as const)('ends with $name that is ended by $signal', async ({ words, signal }) => {
    const { starter, url, ended } = await startServer(words);
    expect((await fetch(url)).status).toBeLessThan(500);
    starter.kill(signal);
    expect(await ended).not.toContain('Error');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it.concurrent('ends with a shell that comes to its end, not with its input', async () => {
    const { starter, url, ended } = await startServer(['sh', '-c', `${SANDBOX} & read line`]);
    expect((await fetch(url)).status).toBeLessThan(500);
    starter.stdin.end('go on\n');
    await ended;
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it.concurrent('first delivers what it has accepted', async () => {
    const { starter, url, ended } = await startServer([...NPM, '--sending-time', '1500']);
    const sent = fetch(`${url}/send-message`, {
      method: 'POST',
      headers: { 'X-Secret-Key': '1234567', 'Content-Type': 'application/json' },
      body: JSON.stringify({ phone: '+628123123123', message: 'x' }),
    });
    const inbox = new URL('/_sandbox/messages', url);
    while (((await (await fetch(inbox)).json()) as unknown[]).length === 0);
    starter.kill('SIGKILL');
    expect((await sent).status).toBe(200);
    await ended;
  });
});
