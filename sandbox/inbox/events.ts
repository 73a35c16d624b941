import { type Clock, systemClock } from './clock.ts';
import type { Inbox } from './inbox.ts';

export type Events = {
  /** A new stream; undefined where `MAX_STREAMS` are open. */
  readonly open: () => ReadableStream<Uint8Array> | undefined;
};

export const MAX_STREAMS = 100;

/** How long the streams wait between two events, in milliseconds: less than a person notices. */
const INTERVAL_MS = 100;

type Stream = { readonly notify: () => void; readonly close: () => void };

/**
 * Streams that send an event at the start and after changes: the reader then requests the messages itself. Changes that
 * come faster than the interval, or than a reader reads, become one event: nothing that is sent waits for a reader, and
 * a reader that hangs costs no memory. The data is the inbox's boot id.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const createEvents = (inbox: Inbox, stopping: AbortSignal, clock: Clock = systemClock): Events => {
  const change = new TextEncoder().encode(`event: change\ndata: ${inbox.boot}\n\n`);
  const streams = new Set<Stream>();
  let waiting = false;
  let last = Number.NEGATIVE_INFINITY;
  const notifyAll = () => {
    waiting = false;
    last = clock.now();
    for (const { notify } of streams) notify();
  };
  inbox.subscribe(() => {
    if (waiting || streams.size === 0) return;
    waiting = true;
    clock.after(Math.max(0, last + INTERVAL_MS - clock.now()), notifyAll);
  });
  stopping.addEventListener('abort', () => {
    for (const { close } of streams) close();
    streams.clear();
  });
  return {
    open: () => {
      if (streams.size >= MAX_STREAMS) return undefined;
      return openStream(change, streams);
    },
  };
};

const openStream = (event: Uint8Array, streams: Set<Stream>): ReadableStream<Uint8Array> => {
  let isBehind = true;
  let stream: Stream;
  const give = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    // no more than one event waits for the reader
    isBehind = (controller.desiredSize ?? 0) <= 0;
    if (!isBehind) controller.enqueue(event);
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stream = { notify: () => give(controller), close: () => controller.close() };
        streams.add(stream);
      },
      pull: (controller) => {
        if (isBehind) give(controller);
      },
      cancel: () => {
        streams.delete(stream);
      },
    },
    { highWaterMark: 1 },
  );
};
