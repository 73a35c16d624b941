import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { call, readMessages } from '../testing/call.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createInbox } from './inbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ rateLimit: false, sendingMs: 0, inboxSize: 3 });
});
afterEach(() => sandbox.close());

const send = (phone: string, message: string) => call(sandbox, 'sendMessage', { phone, message });
const texts = async (query = '') => (await readMessages(sandbox, query)).map(({ text }) => text);

test('lists what was sent, newest first, and keeps the newest', async () => {
  for (const text of ['a', 'b', 'c', 'd', 'e']) await send('+628123123123', text);
  expect(await readMessages(sandbox)).toMatchObject([{ id: '5' }, { id: '4' }, { id: '3' }]);
  expect(await texts()).toEqual(['e', 'd', 'c']);
});

test('lists images and documents with what they lead to', async () => {
  await call(sandbox, 'sendMessageImage', { phone: '+628123123123', image_url: 'https://sidobe.com/a.png' });
  await call(sandbox, 'sendMessageDocument', {
    phone: '+628123123123',
    document_url: 'https://sidobe.com/b.pdf',
    document_name: 'B',
    message: 'caption',
  });
  expect(await readMessages(sandbox)).toMatchObject([
    { kind: 'document', url: 'https://sidobe.com/b.pdf', name: 'B', text: 'caption' },
    { kind: 'image', url: 'https://sidobe.com/a.png', text: '' },
  ]);
});

test.each(['?phone=%2B14155550100', '?phone=+14155550100'])('filters by phone: %s', async (query) => {
  await send('+628123123123', 'a');
  await send('+14155550100', 'b');
  expect(await texts(query)).toEqual(['b']);
  expect(await texts('?phone=%2B1')).toEqual([]);
});

test('deletes all, and goes on counting ids', async () => {
  await send('+628123123123', 'a');
  const { status } = await fetch(`${sandbox.inboxUrl}/messages`, { method: 'DELETE' });
  expect(status).toBe(204);
  expect(await texts()).toEqual([]);
  await send('+628123123123', 'b');
  expect(await readMessages(sandbox)).toMatchObject([{ id: '2', text: 'b' }]);
});

test.each([
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost.evil.example:4020', 403],
  ['localhost', 200],
  ['LOCALHOST:4020', 200],
  ['[::1]:4020', 200],
])('a request to the inbox of host %s is answered with %i', async (host, status) => {
  const { port } = new URL(sandbox.url);
  for (const path of ['/_sandbox', '/_sandbox/messages']) {
    expect(await readStatus({ port, path, headers: { host } })).toBe(status);
  }
});

const readStatus = (options: { port: string; path: string; headers: Record<string, string> }) =>
  new Promise<number | undefined>((resolve, reject) => {
    request({ host: '127.0.0.1', ...options }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

test.each(['', '/', '/page.css', '/chat.css', '/page.js', '/messages'])(
  'answers %s with headers that keep other origins out',
  async (path) => {
    const { status, headers } = await fetch(`${sandbox.inboxUrl}${path}`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  },
);

test('says at once and after every change that there is something to read', async () => {
  const response = await fetch(`${sandbox.inboxUrl}/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = (response.body ?? new ReadableStream()).getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await read()).toBe('event: change\ndata:\n\n');
  await send('+628123123123', 'a');
  // accepted and sent are two changes; they may come in one piece
  expect(await read()).toMatch(/^(event: change\ndata:\n\n){1,2}$/);
  await reader.cancel();
});

test('a stop ends the streams of events', async () => {
  const response = await fetch(`${sandbox.inboxUrl}/events`);
  await sandbox.close();
  expect(await response.text()).toContain('event: change');
});

test('a reader that does not read makes the sandbox keep one event, not all of them', async () => {
  const { body } = await sandbox.fetch(new Request(`${sandbox.inboxUrl}/events`));
  for (let count = 0; count < 100; count += 1) await send('+628123123123', 'a');
  const reader = (body ?? new ReadableStream()).getReader();
  await reader.read();
  await reader.read();
  expect(await Promise.race([reader.read(), 'nothing more'])).toBe('nothing more');
});

test('keeps as many messages as it was told to, whatever is accepted', () => {
  const inbox = createInbox(2, createManualClock());
  const accept = (text: string) => inbox.accept({ kind: 'text', phone: '+628123123123', text });
  const { markSent } = accept('a');
  for (const text of ['b', 'c']) accept(text);
  markSent();
  expect(inbox.list().map(({ text, state }) => [text, state])).toEqual([
    ['c', 'queued'],
    ['b', 'queued'],
  ]);
});
