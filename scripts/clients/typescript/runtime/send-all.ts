import type { BatchItem, BatchOptions, BatchResult } from './batch.ts';
import { buildJob, findMethod, type Job, MOST_REFUSALS } from './job.ts';
import { pace } from './pace.ts';
import { tell } from './tell.ts';
import { buildTurns } from './turns.ts';

export async function* sendAll<Item extends BatchItem>(
  client: Readonly<Record<string, unknown>>,
  items: Iterable<Item> | AsyncIterable<Item>,
  {
    concurrency = 8,
    perSecond = Number.POSITIVE_INFINITY,
    limiter = pace(perSecond),
    journal,
    onProgress,
    signal,
    ...settings
  }: BatchOptions<Item> = {},
): AsyncGenerator<BatchResult<Item>, void, undefined> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const ready: BatchResult<Item>[] = [];
  const refused: Job<Item>[] = [];
  const errors: unknown[] = [];
  const progress = { done: 0, ok: 0, unknown: 0 };
  let taken = 0;
  // jobs that were taken and are neither refused nor ready
  let running = 0;
  // fewer than one would wait for ever
  const most = Math.max(1, concurrency);
  let room = most;
  let exhausted = false;
  let left = false;
  let ended = false;
  let waiters: (() => void)[] = [];

  const isStopped = () => left || errors.length > 0 || signal?.aborted === true;
  const turns = buildTurns(limiter, isStopped);
  const change = () => new Promise<void>((resolve) => waiters.push(resolve));
  const changed = () => {
    const resolvers = waiters;
    waiters = [];
    for (const resolve of resolvers) resolve();
  };

  /** From now on nothing is begun or sent: what waits after a refusal ends with it. */
  const stop = () => {
    turns.interrupt();
    running += refused.length;
    for (const job of refused.splice(0)) finish(job);
    changed();
  };
  const fail = (error: unknown) => {
    errors.push(error);
    stop();
  };

  const takeJob = async (): Promise<Job<Item> | undefined> => {
    let job = refused.shift();
    if (!job && !exhausted) {
      const next = await source.next();
      if (next.done) exhausted = true;
      else if (!left) job = buildJob(next.value, taken++);
    }
    if (job) running++;
    return job;
  };

  const run = async (job: Job<Item>) => {
    try {
      const method = findMethod(client, job.item.operation);
      if (!job.begun) await journal?.begin(job.item, job.index);
      job.begun = true;
      if (isStopped()) return finish(job);
      try {
        const result = await method(job.item.input, { ...settings, once: true });
        job.attempts += result.attempts;
        // not a copy: `headers` is not enumerable
        job.result = Object.assign(result, { attempts: job.attempts });
      } catch (error) {
        // the input cannot be written: nothing was sent
        fail(error);
      }
      settle(job);
    } catch (error) {
      running--;
      fail(error);
    }
  };

  const settle = (job: Job<Item>) => {
    const { result } = job;
    if (result.ok) {
      turns.accept();
      room = Math.min(most, room + 1);
    } else if (result.kind === 'rate_limit') {
      room = Math.max(1, room >> 1);
      turns.refuse(result.retryAfter);
      if (++job.refusals < MOST_REFUSALS && !isStopped()) {
        running--;
        refused.push(job);
        return changed();
      }
    }
    finish(job);
  };

  const finish = async ({ index, item, begun, result }: Job<Item>) => {
    const entry = { index, item, result };
    try {
      if (begun) await journal?.end(entry);
      ready.push(entry);
      progress.done++;
      if (result.ok) progress.ok++;
      else if (result.outcome === 'unknown') progress.unknown++;
      tell(onProgress, { ...progress });
    } catch (error) {
      fail(error);
    }
    running--;
    changed();
  };

  const produce = async () => {
    while (!isStopped()) {
      const full = running >= room || running + ready.length >= most;
      const job = full ? undefined : await takeJob();
      if (job) {
        await turns.wait().catch(fail);
        if (isStopped()) finish(job);
        else run(job);
      } else if (full || running) await change();
      else if (!refused.length) return;
    }
  };

  const close = async () => {
    left = true;
    signal?.removeEventListener('abort', stop);
    stop();
    while (running) await change();
    if (!exhausted) await source.return?.();
    if (errors.length) throw errors[0];
  };

  signal?.addEventListener('abort', stop);
  try {
    produce()
      .catch(fail)
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
  } finally {
    await close();
  }
}
