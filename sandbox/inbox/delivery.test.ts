import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../engine/start-sandbox-of.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { call, callByHttp, startNotes } from '../testing/notes/start-notes.ts';
import { readMessages } from '../testing/read-messages.ts';

let clock: ManualClock;
let sandbox: Sandbox;
beforeEach(async () => {
  clock = createManualClock();
  sandbox = await startNotes({ clock, sendingMs: 1000, rateLimit: false, queueSize: 5 });
});
afterEach(async () => {
  const closed = sandbox.close();
  clock.advance(1000);
  await closed;
});

const sendLater = (text: string) => call(sandbox, 'sendNote', { phone: '+628123123123', text, later: true });

test('a synchronous request is answered when its message is sent', async () => {
  const answer = call(sandbox, 'sendNote', { phone: '+628123123123', text: 'x', later: false });
  await clock.waiting(1);
  expect(await readMessages(sandbox)).toMatchObject([{ state: 'queued', sent_at: null }]);
  clock.advance(1000);
  expect(await answer).toMatchObject({ status: 200, body: { id: '1' } });
  expect(await readMessages(sandbox)).toEqual([
    {
      id: '1',
      kind: 'text',
      phone: '+628123123123',
      text: 'x',
      state: 'sent',
      accepted_at: '2030-01-01T00:00:00.000Z',
      sent_at: '2030-01-01T00:00:01.000Z',
    },
  ]);
});

test('asynchronous requests are answered at once, and their messages sent later, in order', async () => {
  for (const text of ['a', 'b', 'c']) {
    expect(await sendLater(text)).toMatchObject({ status: 200 });
    clock.advance(100);
  }
  const states = async () => (await readMessages(sandbox)).map(({ text, state }) => `${text} ${state}`);
  expect(await states()).toEqual(['c queued', 'b queued', 'a queued']);
  clock.advance(700);
  expect(await states()).toEqual(['c queued', 'b queued', 'a sent']);
  clock.advance(100);
  expect(await states()).toEqual(['c queued', 'b sent', 'a sent']);
  clock.advance(100);
  expect(await states()).toEqual(['c sent', 'b sent', 'a sent']);
});

test('a full queue refuses with 503, and a check still answers', async () => {
  for (const text of ['1', '2', '3', '4', '5']) expect((await sendLater(text)).status).toBe(200);
  expect(await sendLater('6')).toMatchObject({ status: 503, body: { code: 'queue-full' } });
  expect((await call(sandbox, 'check', { phone: '+628123123123' })).status).toBe(200);
  clock.advance(1000);
  expect((await sendLater('6')).status).toBe(200);
});

test('a stop refuses new requests and delivers everything that was accepted', async () => {
  const sync = callByHttp(sandbox, 'sendNote', { phone: '+628123123123', text: 'sync' });
  await clock.waiting(1);
  expect((await sendLater('async')).status).toBe(200);
  let closed = false;
  const closing = sandbox.close().then(() => {
    closed = true;
  });
  expect(await callByHttp(sandbox, 'sendNote', {})).toMatchObject({
    status: 503,
    body: { code: 'stopping' },
  });
  const inbox = await fetch(`${sandbox.inboxUrl}/messages`);
  expect(await inbox.json()).toMatchObject({ messages: [{ state: 'queued' }, { state: 'queued' }] });
  expect(closed).toBe(false);
  clock.advance(1000);
  expect(await sync).toMatchObject({ status: 200 });
  await closing;
  expect(await readMessages(sandbox)).toMatchObject([
    { text: 'async', state: 'sent' },
    { text: 'sync', state: 'sent' },
  ]);
  await expect(callByHttp(sandbox, 'sendNote', {})).rejects.toThrow('fetch failed');
});
