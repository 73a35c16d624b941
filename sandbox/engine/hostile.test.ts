import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callByHttp, startNotes } from '../testing/notes/start-notes.ts';
import type { Sandbox } from './start-sandbox-of.ts';

let sandbox: Sandbox;
let sockets: Socket[];
beforeEach(async () => {
  sandbox = await startNotes({ rateLimit: false, sendingMs: 0 });
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await sandbox.close();
});

const open = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
    sockets.push(socket);
  });

/** What the sandbox says until it closes the connection. */
const readAll = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });

const HEAD =
  'POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nX-Key: open\r\nContent-Type: application/json\r\n';

const expectOthersAreAnswered = async () => {
  for (let time = 0; time < 20; time += 1) {
    const answer = await callByHttp(sandbox, 'check', { phone: '+628123123123' });
    expect(answer).toMatchObject({ status: 200, body: { known: true } });
  }
};

test('answers others while 200 clients never end their headers', async () => {
  for (let count = 0; count < 200; count += 1) (await open()).write('POST /v1/notes HTTP/1.1\r\nX-');
  await expectOthersAreAnswered();
});

test('answers others while 200 clients never end their bodies', async () => {
  for (let count = 0; count < 100; count += 1) {
    (await open()).write(`${HEAD}Content-Length: 1000\r\n\r\n{`);
    (await open()).write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`);
  }
  await expectOthersAreAnswered();
});

test('answers others while 2,000 connections are idle', async () => {
  for (let count = 0; count < 2000; count += 1) await open();
  await expectOthersAreAnswered();
});

test('cuts a body that goes on beyond 1 MB', async () => {
  const socket = await open();
  const said = readAll(socket);
  socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const pump = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', pump);
  pump();
  expect(await said).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"unreadable"/);
});

test('refuses an announced body of more than 1 MB before it comes', async () => {
  const socket = await open();
  const said = readAll(socket);
  socket.write(`${HEAD}Content-Length: 1000001\r\n\r\n`);
  expect(await said).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"unreadable"/);
});

test.each([
  ['what is no HTTP', 'hello\r\n\r\n', 400],
  ['an unknown method', 'BREW /wa/v1/send-message HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
  ['headers that are too long', `${HEAD}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 400],
  ['two lengths', `${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
  ['an impossible host', 'POST / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['a tunnel', 'CONNECT notes.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', 404],
  ['a trace', 'TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 404],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 404],
  [
    'an upgrade',
    'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    404,
  ],
  ['an expectation', 'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nConnection: close\r\n\r\n', 404],
  [
    'a whole URL as target',
    'GET http://localhost/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    404,
  ],
])('answers %s in the shape of an error', async (_name, text, status) => {
  const socket = await open();
  const said = readAll(socket);
  socket.write(text);
  const [head = '', body = ''] = (await said).split('\r\n\r\n');
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(JSON.parse(body)).toEqual({
    why: expect.any(String),
    code: status === 400 ? 'unreadable' : 'no-route',
  });
});

test('goes on after clients that leave in the middle of a request', async () => {
  for (let count = 0; count < 50; count += 1) {
    const socket = await open();
    socket.write(`${HEAD}Content-Length: 1000\r\n\r\n{`);
    socket.resetAndDestroy();
    const tunnel = await open();
    tunnel.write('CONNECT notes.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    tunnel.resetAndDestroy();
    const garbage = await open();
    garbage.write('hello\r\n\r\n');
    garbage.resetAndDestroy();
  }
  await expectOthersAreAnswered();
});

test('a stop does not wait for clients that never end their requests', async () => {
  (await open()).write(`${HEAD}Content-Length: 1000\r\n\r\n{`);
  (await open()).write('POST /');
  await expectOthersAreAnswered();
  await expect(sandbox.close()).resolves.toBeUndefined();
});
