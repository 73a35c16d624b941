import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../engine/start-sandbox-of.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { call, startNotes } from '../testing/notes/start-notes.ts';
import { readInbox } from '../testing/read-messages.ts';
import { createEvents } from './events.ts';
import { createInbox, type Inbox } from './inbox.ts';

let sandbox: Sandbox;
let streams: AbortController;
/** A response that nothing holds may be collected, which ends its stream. */
let held: Response[];
beforeEach(async () => {
  sandbox = await startNotes({ rateLimit: false, sendingMs: 0 });
  streams = new AbortController();
  held = [];
});
afterEach(async () => {
  streams.abort();
  await sandbox.close();
});

const open = async (signal = streams.signal) => {
  const response = await fetch(`${sandbox.inboxUrl}/events`, { signal });
  held.push(response);
  return response;
};
const readerOf = (stream: ReadableStream<Uint8Array> | null | undefined) => {
  const reader = (stream ?? new ReadableStream<Uint8Array>()).getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  return { read, cancel: () => reader.cancel() };
};

test('a stream says at once and after a change that there is something to read, and of which start', async () => {
  const response = await open();
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const { read } = readerOf(response.body);
  const { boot } = await readInbox(sandbox);
  expect(await read()).toBe(`event: change\ndata: ${boot}\n\n`);
  await call(sandbox, 'sendNote', { phone: '+628123123123', text: 'a' });
  expect(await read()).toContain(`event: change\ndata: ${boot}\n\n`);
});

test('a stop ends the streams', async () => {
  const response = await open();
  await sandbox.close();
  expect(await response.text()).toContain('event: change');
});

test('100 streams are open at most, and one that ends makes room', async () => {
  const first = new AbortController();
  await open(first.signal);
  for (let count = 1; count < 100; count += 1) expect((await open()).status).toBe(200);
  const refused = await open();
  expect(refused.status).toBe(503);
  expect(await refused.json()).toEqual({ message: expect.stringContaining('100 streams') });
  first.abort();
  // the sandbox learns of the end when the connection is closed
  await expect.poll(async () => (await open()).status).toBe(200);
});

/** Streams on an inbox of their own, in a time that a test moves. */
const createStreams = (count: number) => {
  const clock: ManualClock = createManualClock();
  const inbox: Inbox = createInbox({ size: 1000, bytes: 1_000_000, clock });
  const events = createEvents(inbox, new AbortController().signal, clock);
  const readers = Array.from({ length: count }, () => readerOf(events.open()));
  const change = () => inbox.accept({ kind: 'text', phone: '+628123123123', text: 'a' });
  return { clock, readers, change };
};

const NOTHING = 'nothing';
/** What is there to read after everything that is due in the same turn. */
const peek = (read: () => Promise<string>) =>
  Promise.race([read(), new Promise<string>((resolve) => setImmediate(resolve, NOTHING))]);

test('many changes in one interval become one event of each stream', async () => {
  const { clock, readers, change } = createStreams(3);
  for (const { read } of readers) await read();
  for (let count = 0; count < 1000; count += 1) change();
  clock.advance(0);
  for (const { read } of readers) expect(await peek(read)).toContain('event: change');
  for (let count = 0; count < 1000; count += 1) change();
  const pending = readers.map(({ read }) => read());
  clock.advance(99);
  expect(await peek(() => Promise.race(pending))).toBe(NOTHING);
  clock.advance(1);
  for (const event of await Promise.all(pending)) expect(event.match(/event/g)).toHaveLength(1);
});

test('nothing is due when nobody watches', () => {
  const { clock, change } = createStreams(0);
  let due = false;
  clock.waiting(1).then(() => {
    due = true;
  });
  change();
  return Promise.resolve().then(() => expect(due).toBe(false));
});

test('a stream that is not read keeps one event, and says the last change when it is read again', async () => {
  const { clock, readers, change } = createStreams(1);
  const [{ read } = readerOf(null)] = readers;
  for (let count = 0; count < 100; count += 1) {
    change();
    clock.advance(100);
  }
  expect(await peek(read)).toContain('event: change');
  expect(await peek(read)).toContain('event: change');
  expect(await peek(read)).toBe(NOTHING);
});

test('a change that comes while a stream is behind is not lost', async () => {
  const { clock, readers, change } = createStreams(1);
  const [{ read } = readerOf(null)] = readers;
  await read();
  for (let count = 0; count < 3; count += 1) {
    change();
    clock.advance(100);
    expect(await peek(read)).toContain('event: change');
  }
});
