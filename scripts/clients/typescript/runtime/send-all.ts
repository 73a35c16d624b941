import type { Method } from './client.ts';
import { type Limiter, pace } from './pace.ts';
import { tell } from './tell.ts';
import type { CallOptions, Result } from './types.ts';

/** A call of a batch: the name of a method and what it is called with. It may carry members of its own. */
export type BatchItem = { readonly operation: string; readonly input?: unknown };

export type BatchResult<Item, ItemResult = Result<unknown>> = {
  /** The place of the item among the items, from 0. */
  readonly index: number;
  readonly item: Item;
  readonly result: ItemResult;
};

export type Progress = {
  /** Items that have a final result. */
  readonly done: number;
  readonly ok: number;
  /** Failures of which it is not known whether the server accepted them. */
  readonly unknown: number;
};

export type BatchOptions = CallOptions & {
  /** How many requests may be under way at once, and results wait to be read. 8 unless given. */
  readonly concurrency?: number;
  /** How many requests to make in a second at most, repeats included. No limit unless given. */
  readonly perSecond?: number;
  /** Instead of `perSecond`, for instance one that several processes share. */
  readonly limiter?: Limiter;
  /** Called after each final result. What it returns, throws or rejects with is ignored. */
  readonly onProgress?: (progress: Progress) => unknown;
};

type Job<Item> = { readonly index: number; readonly item: Item; refusals: number };

/** After so many refusals because of the rate limit, the last one is the item's result. */
const MOST_REFUSALS = 10;
const LONGEST_PAUSE = 60_000;

export async function* sendAll<Item extends BatchItem>(
  client: Readonly<Record<string, unknown>>,
  items: Iterable<Item> | AsyncIterable<Item>,
  {
    concurrency = 8,
    perSecond = Number.POSITIVE_INFINITY,
    limiter = pace(perSecond),
    ...options
  }: BatchOptions = {},
): AsyncGenerator<BatchResult<Item>, void, undefined> {
  const { signal, onProgress } = options;
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const ready: BatchResult<Item>[] = [];
  const refused: Job<Item>[] = [];
  const errors: unknown[] = [];
  const progress = { done: 0, ok: 0, unknown: 0 };
  let taken = 0;
  let running = 0;
  // fewer than one would wait for ever
  const most = Math.max(1, concurrency);
  let room = most;
  let refusals = 0;
  let resumeAt = 0;
  let exhausted = false;
  let left = false;
  let ended = false;
  let waiters: (() => void)[] = [];
  let interrupt = () => {};

  const change = () => new Promise<void>((resolve) => waiters.push(resolve));
  const changed = () => {
    const resolvers = waiters;
    waiters = [];
    for (const resolve of resolvers) resolve();
  };
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const abort = () => interrupt();

  const takeJob = async (): Promise<Job<Item> | undefined> => {
    const job = refused.shift();
    if (job || exhausted || signal?.aborted) return job;
    const next = await source.next();
    if (next.done) exhausted = true;
    else return { index: taken++, item: next.value, refusals: 0 };
  };

  const waitForTurn = async () => {
    while (!left && !signal?.aborted) {
      const wait = Math.max(resumeAt - performance.now(), 0) || (await limiter.take());
      if (!(wait > 0)) return;
      await pause(wait);
    }
  };

  const settle = (job: Job<Item>, result: Result<unknown>) => {
    if (!result.ok && result.kind === 'rate_limit') {
      room = Math.max(1, room >> 1);
      const wait = Math.min(LONGEST_PAUSE, (result.retryAfter ?? Math.random() * 2 ** refusals) * 1000);
      refusals++;
      resumeAt = Math.max(resumeAt, performance.now() + wait);
      if (++job.refusals < MOST_REFUSALS) return refused.push(job);
    } else if (result.ok) {
      refusals = 0;
      room = Math.min(most, room + 1);
    }
    ready.push({ index: job.index, item: job.item, result });
    progress.done++;
    if (result.ok) progress.ok++;
    else if (result.outcome === 'unknown') progress.unknown++;
    tell(onProgress, { ...progress });
  };

  const start = (job: Job<Item>) => {
    const { operation } = job.item;
    if (!Object.hasOwn(client, operation)) throw new TypeError(`there is no operation \`${operation}\``);
    // every member of a client is the method of an operation
    const method = client[operation] as Method;
    running++;
    method(job.item.input, { ...options, once: true })
      .then((result) => settle(job, result))
      .catch((error) => errors.push(error))
      .finally(() => {
        running--;
        changed();
      });
  };

  const produce = async () => {
    while (!left && !errors.length) {
      const full = running >= room || running + ready.length >= most;
      const job = full ? undefined : await takeJob();
      if (job) {
        await waitForTurn();
        if (!left) start(job);
      } else if (full || running) await change();
      else if (!refused.length) return;
    }
  };

  signal?.addEventListener('abort', abort);
  try {
    produce()
      .catch((error) => errors.push(error))
      .finally(() => {
        ended = true;
        changed();
      });
    while (ready.length || running || !ended) {
      const result = ready.shift();
      if (result) {
        changed();
        yield result;
      } else await change();
    }
    if (errors.length) throw errors[0];
  } finally {
    left = true;
    signal?.removeEventListener('abort', abort);
    interrupt();
    changed();
    while (running) await change();
    if (!exhausted) await source.return?.();
  }
}
