import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../engine/start-sandbox-of.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { call, startNotes } from '../testing/notes/start-notes.ts';
import { readInbox, readMessages } from '../testing/read-messages.ts';
import { createInbox } from './inbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startNotes({ rateLimit: false, sendingMs: 0, inboxSize: 3 });
});
afterEach(() => sandbox.close());

const send = (phone: string, text: string) => call(sandbox, 'sendNote', { phone, text });
const texts = async (query = '') => (await readMessages(sandbox, query)).map(({ text }) => text);

test('lists what was sent, newest first, and keeps the newest', async () => {
  for (const text of ['a', 'b', 'c', 'd', 'e']) await send('+628123123123', text);
  expect(await readMessages(sandbox)).toMatchObject([{ id: '5' }, { id: '4' }, { id: '3' }]);
  expect(await texts()).toEqual(['e', 'd', 'c']);
});

test('lists images and documents with what they lead to', async () => {
  const image = { kind: 'image', phone: '+628123123123', url: 'https://sidobe.com/a.png', text: '' };
  const document = {
    ...image,
    kind: 'document',
    url: 'https://sidobe.com/b.pdf',
    name: 'B',
    text: 'caption',
  };
  await call(sandbox, 'sendNote', image);
  await call(sandbox, 'sendNote', document);
  expect(await readMessages(sandbox)).toMatchObject([document, image]);
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

test('a restart begins the ids anew, and has another boot id', async () => {
  await send('+628123123123', 'a');
  const other = await startNotes();
  const before = await readInbox(sandbox);
  await sandbox.close();
  await call(other, 'sendNote', { phone: '+628123123123', text: 'b' });
  const after = await readInbox(other);
  expect(before).toMatchObject({ boot: expect.stringMatching(/./), messages: [{ id: '1' }] });
  expect(after).toMatchObject({ boot: expect.stringMatching(/./), messages: [{ id: '1' }] });
  expect(after.boot).not.toBe(before.boot);
  expect((await readInbox(other)).boot).toBe(after.boot);
  await other.close();
});

test('keeps 64 MB of messages, the newest, and lists them', async () => {
  const roomy = await startNotes({ rateLimit: false });
  const text = 'x'.repeat(999_000);
  for (let count = 0; count < 66; count += 1) {
    await call(roomy, 'sendNote', { phone: '+628123123123', text, later: true });
  }
  const ids = (await readMessages(roomy)).map(({ id }) => Number(id));
  expect(ids).toEqual(Array.from({ length: 64 }, (_, index) => 66 - index));
  await roomy.close();
});

const start = (size: number, bytes: number) => {
  const inbox = createInbox({ size, bytes, clock: createManualClock() });
  const accept = (text: string) => inbox.accept({ kind: 'text', phone: '+628123123123', text });
  const list = () => inbox.list().map(({ text, state }) => `${text.slice(0, 1)} ${state}`);
  return { ...inbox, accept, list };
};

test('keeps as many messages as it was told to, whatever is accepted', () => {
  const { accept, markSent, list } = start(2, 1_000_000);
  const [a, , c] = ['a', 'b', 'c'].map(accept);
  markSent(a ?? '');
  expect(list()).toEqual(['c queued', 'b queued']);
  markSent(c ?? '');
  expect(list()).toEqual(['c sent', 'b queued']);
});

test.each([
  ['ASCII', 'x'.repeat(1000), 3],
  ['letters of three bytes', '漢'.repeat(333), 3],
  ['what JSON escapes', '\u0000'.repeat(166), 3],
  ['more than all', 'x'.repeat(5000), 0],
])('keeps as many bytes as it was told to: %s', (_name, text, count) => {
  const { accept, list, clear } = start(100, 3600);
  for (let time = 0; time < 10; time += 1) accept(text);
  expect(list()).toHaveLength(count);
  clear();
  for (let time = 0; time < 10; time += 1) accept(text);
  expect(list()).toHaveLength(count);
});

test('marks what is left as sent after a clear, and nothing else', () => {
  const { accept, markSent, list, clear } = start(10, 1_000_000);
  const a = accept('a');
  clear();
  const b = accept('b');
  markSent(a);
  expect(list()).toEqual(['b queued']);
  markSent(b);
  expect(list()).toEqual(['b sent']);
});
