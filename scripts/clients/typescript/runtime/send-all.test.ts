import { describe, expect, it } from 'vitest';
import type { BatchOptions, BatchResult } from './batch.ts';
import type { Method } from './client.ts';
import { sendAll } from './send-all.ts';
import type { Result } from './types.ts';

type Item = { readonly operation: 'send'; readonly input: number };

const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, input) => ({ operation: 'send', input }));

const base = { operation: 'send', attempts: 1, status: 200, headers: new Headers() };
const success = (data: unknown): Result<unknown> => ({ ok: true, data, ...base });
const refusal = (retryAfter?: number): Result<unknown> => ({
  ...base,
  ok: false,
  kind: 'rate_limit',
  outcome: 'not_accepted',
  message: 'm',
  retryAfter,
});
const lost: Result<unknown> = { ...base, ok: false, kind: 'network', outcome: 'unknown', message: 'm' };

const collect = async (
  send: (input: number) => Result<unknown> | Promise<Result<unknown>>,
  list: Iterable<Item> | AsyncIterable<Item>,
  options?: BatchOptions<Item>,
): Promise<BatchResult<Item>[]> => {
  const client = { send: (async (input) => send(input as number)) satisfies Method };
  const results = [];
  for await (const result of sendAll(client, list, options)) results.push(result);
  return results;
};

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('sendAll', () => {
  it('gives every item with its one result', async () => {
    const results = await collect(success, items(100));
    const inputs = results.map(({ index, item, result }) => [index, item.input, result.ok && result.data]);
    expect(inputs.sort(([a], [b]) => Number(a) - Number(b))).toEqual(
      items(100).map(({ input: n }) => [n, n, n]),
    );
  });

  it('gives nothing for no items', async () => {
    expect(await collect(success, [])).toEqual([]);
  });

  it('takes an async iterable as it takes a list', async () => {
    const generate = async function* () {
      for (const item of items(20)) {
        await tick();
        yield item;
      }
    };
    expect(await collect(success, generate())).toHaveLength(20);
  });

  it('has no more requests under way than `concurrency`', async () => {
    let running = 0;
    let most = 0;
    await collect(
      async (input) => {
        most = Math.max(most, ++running);
        await tick();
        running--;
        return success(input);
      },
      items(50),
      { concurrency: 5 },
    );
    expect(most).toBe(5);
  });

  it('sends one after another where `concurrency` is less than one', async () => {
    expect(await collect(success, items(3), { concurrency: 0 })).toHaveLength(3);
  });

  it('takes no more items than there is room for while nobody reads the results', async () => {
    let taken = 0;
    const source = function* () {
      for (const item of items(1000)) {
        taken++;
        yield item;
      }
    };
    const client = { send: (async (input) => success(input)) satisfies Method };
    const results = sendAll(client, source(), { concurrency: 4 });
    await results.next();
    for (let turn = 0; turn < 50; turn++) await tick();
    expect(taken).toBe(5);
    await results.return();
  });

  it('sends an item again that was refused, and pauses all of them', async () => {
    const started: number[] = [];
    let refused = false;
    const results = await collect(
      (input) => {
        started.push(performance.now());
        if (refused || input !== 3) return success(input);
        refused = true;
        return refusal(0.2);
      },
      items(20),
      { concurrency: 2 },
    );
    expect(results.every(({ result }) => result.ok)).toBe(true);
    expect(started).toHaveLength(21);
    const gaps = started.slice(1).map((time, index) => time - Number(started[index]));
    expect(Math.max(...gaps)).toBeGreaterThan(190);
  });

  it('gives up an item after ten refusals', async () => {
    const results = await collect(() => refusal(0.001), items(1));
    expect(results.map(({ result }) => !result.ok && result.kind)).toEqual(['rate_limit']);
  });

  it('reports an item of which the outcome is unknown, and sends it once', async () => {
    let calls = 0;
    const results = await collect(() => {
      calls++;
      return lost;
    }, items(10));
    expect(results.filter(({ result }) => !result.ok && result.outcome === 'unknown')).toHaveLength(10);
    expect(calls).toBe(10);
  });

  it('asks for a call that leaves the waiting after a 429 to it', async () => {
    const options: unknown[] = [];
    const client = {
      send: (async (input, settings) => {
        options.push(settings);
        return success(input);
      }) satisfies Method,
    };
    for await (const _ of sendAll(client, items(1), { timeout: 5 }));
    expect(options).toEqual([{ once: true, timeout: 5 }]);
  });

  it('takes no more items after the signal is aborted, and gives those that were taken', async () => {
    const aborter = new AbortController();
    const results = await collect(
      (input) => {
        if (input === 9) aborter.abort();
        return success(input);
      },
      items(1000),
      { concurrency: 1, signal: aborter.signal },
    );
    expect(results).toHaveLength(10);
  });

  it('ends a pause when the signal is aborted: the refused item ends with its refusal', async () => {
    const aborter = new AbortController();
    setTimeout(() => aborter.abort(), 20);
    const start = performance.now();
    const options = { signal: aborter.signal, concurrency: 1 };
    const results = await collect(() => refusal(30), items(5), options);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(results.map(({ result }) => !result.ok && result.kind)).toEqual(['rate_limit']);
  });

  it('waits after the signal for what is under way, which has its true result', async () => {
    const aborter = new AbortController();
    const signals: unknown[] = [];
    const client = {
      send: (async (input, settings) => {
        signals.push(settings?.signal);
        await tick();
        aborter.abort();
        await tick();
        return success(input);
      }) satisfies Method,
    };
    const options = { signal: aborter.signal, concurrency: 3 };
    const results = await Array.fromAsync(sendAll(client, items(9), options));
    expect(results.map(({ result }) => result.ok)).toEqual([true, true, true]);
    expect(signals).toEqual([undefined, undefined, undefined]);
  });

  it('counts all requests of an item as its attempts, and keeps the headers', async () => {
    let calls = 0;
    const { headers, ...rest } = { ...base, ok: true, data: 1, attempts: 3 } as const;
    const [entry] = await collect(() => {
      const result = ++calls < 3 ? { ...refusal(0.001), attempts: 2 } : { ...rest };
      return Object.defineProperty(result, 'headers', { value: headers }) as Result<unknown>;
    }, items(1));
    expect(entry?.result).toMatchObject({ ok: true, attempts: 7 });
    expect(entry?.result).toHaveProperty('headers', headers);
  });

  it('asks the limiter before each request, repeats included', async () => {
    let asked = 0;
    let calls = 0;
    const limiter = { take: async () => (++asked % 2 === 0 ? 0 : 1) };
    await collect((input) => (++calls === 1 ? refusal(0.001) : success(input)), items(5), { limiter });
    expect([asked, calls]).toEqual([12, 6]);
  });

  it('throws what the limiter throws, after the results of what is under way', async () => {
    let asked = 0;
    const limiter = {
      take: () => {
        if (++asked === 3) throw new Error('no Redis');
        return 0;
      },
    };
    const seen: number[] = [];
    const client = {
      send: (async (input) => {
        await tick();
        return success(input);
      }) satisfies Method,
    };
    const read = async () => {
      for await (const { index } of sendAll(client, items(9), { limiter })) seen.push(index);
    };
    await expect(read()).rejects.toThrow('no Redis');
    expect(seen).toEqual([2, 0, 1]);
  });

  it('throws what the items throw', async () => {
    const source = function* (): Generator<Item> {
      yield* items(2);
      throw new Error('no more rows');
    };
    await expect(collect(success, source())).rejects.toThrow('no more rows');
  });

  it('throws a TypeError for an operation that there is none of', async () => {
    const client = {};
    const read = async () => {
      for await (const _ of sendAll(client, [{ operation: 'sendNothing' }]));
    };
    await expect(read()).rejects.toThrow('there is no operation `sendNothing`');
  });

  it('closes the items and waits for what is under way when the loop is left', async () => {
    let closed = false;
    let running = 0;
    const source = function* () {
      try {
        yield* items(100);
      } finally {
        closed = true;
      }
    };
    const client = {
      send: (async (input) => {
        running++;
        await tick();
        running--;
        return success(input);
      }) satisfies Method,
    };
    for await (const { index } of sendAll(client, source(), { concurrency: 4 })) if (index === 5) break;
    expect([closed, running]).toEqual([true, 0]);
  });

  it('tells after each result how far it is', async () => {
    const said: unknown[] = [];
    await collect((input) => (input === 1 ? lost : success(input)), items(3), {
      concurrency: 1,
      onProgress: (progress) => said.push(progress),
    });
    expect(said).toEqual([
      { done: 1, ok: 1, unknown: 0 },
      { done: 2, ok: 1, unknown: 1 },
      { done: 3, ok: 2, unknown: 1 },
    ]);
  });
});
