import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startNotes } from '../testing/notes/start-notes.ts';
import type { Sandbox } from './start-sandbox-of.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startNotes({ rateLimit: false, sendingMs: 0 });
});
afterAll(() => sandbox.close());

const BODY = '{"phone":"+628123123123"}';

/** The status of a request that is written as it is; the connection is closed after it. */
const ask = (line: string, host: string | undefined): Promise<{ status: number; said: string }> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(said.split(' ')[1]), said }));
    const headers = ['Connection: close', 'X-Key: open', 'Content-Type: application/json'];
    if (line.startsWith('POST')) headers.push(`Content-Length: ${BODY.length}`);
    if (host !== undefined) headers.push(`Host: ${host}`);
    socket.write(`${line}\r\n${headers.join('\r\n')}\r\n\r\n${line.startsWith('POST') ? BODY : ''}`);
  });

const TARGETS = [
  ['POST /v1/check HTTP/1.1', 200],
  ['POST /check HTTP/1.1', 200],
  ['GET /_sandbox HTTP/1.1', 200],
  ['GET /_sandbox/messages HTTP/1.1', 200],
  ['GET /nowhere HTTP/1.1', 404],
  ['CONNECT notes.example:443 HTTP/1.1', 404],
] as const;

describe.each(TARGETS)('%s', (line, status) => {
  test.each([
    'localhost',
    'LocalHost:4020',
    'localhost.',
    'localhost.:4020',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.8.9.255:65535',
    '[::1]',
    '[::1]:4020',
  ])('is answered for the host %s', async (host) => {
    expect((await ask(line, host)).status).toBe(status);
  });

  test.each([
    'evil.example',
    'evil.example:4020',
    '127.0.0.1.evil.example',
    '127.0.0.1evil.example',
    'localhost.evil.example:4020',
    'evil-localhost',
    'notes.localhost',
    'localhost..',
    '128.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '192.168.0.1',
    '[::]',
    '[::2]',
    '[fe80::1]',
    'notes.example',
  ])('is refused for the host %s', async (host) => {
    const { status: refused, said } = await ask(line, host);
    expect(refused).toBe(403);
    expect(said).toContain('the host of the URL must be 127.0.0.1, localhost or [::1]');
  });
});

test.each(['HTTP/1.0', 'HTTP/1.1'])(
  'a request of %s without a host comes from no browser',
  async (version) => {
    expect((await ask(`POST /v1/check ${version}`, undefined)).status).toBe(200);
  },
);

test.each([
  ['http://evil.example/check', 'localhost'],
  ['http://localhost/check', 'evil.example'],
])('a request for %s with the host %s is refused', async (target, host) => {
  expect((await ask(`POST ${target} HTTP/1.1`, host)).status).toBe(403);
});

test('a request in process is answered for its own URL, and for no foreign one', async () => {
  expect((await call(sandbox, 'check', { phone: '+628123123123' })).status).toBe(200);
  const foreign = await sandbox.fetch(new Request('https://notes.example/v1/check', { method: 'POST' }));
  expect(foreign.status).toBe(403);
});
