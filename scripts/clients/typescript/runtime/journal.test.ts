import { describe, expect, it } from 'vitest';
import type { BatchOptions, BatchResult, Journal } from './batch.ts';
import type { Method } from './client.ts';
import { sendAll } from './send-all.ts';
import type { Result } from './types.ts';

type Item = { readonly operation: 'send'; readonly input: number };
type Send = (input: number) => Result<unknown> | Promise<Result<unknown>>;

const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, input) => ({ operation: 'send', input }));

const base = { operation: 'send', attempts: 1, status: 200, headers: new Headers() };
const success = (data: unknown): Result<unknown> => ({ ok: true, data, ...base });
const refusal: Result<unknown> = {
  ...base,
  ok: false,
  kind: 'rate_limit',
  outcome: 'not_accepted',
  message: 'm',
  retryAfter: 30,
};
const tick = () => new Promise<void>((resolve) => setImmediate(resolve));
const say = ({ index, result }: BatchResult<Item>): string => `${index} ${result.ok ? 'ok' : result.kind}`;

/** A batch whose events are written down in their order. */
const buildBatch = (send: Send, own: Partial<Journal<Item>> = {}) => {
  const log: string[] = [];
  const method: Method = async (input) => {
    log.push(`send ${input}`);
    return send(Number(input));
  };
  const journal: Journal<Item> = {
    begin: async (item, index) => {
      await tick();
      await own.begin?.(item, index);
      log.push(`begin ${index}`);
    },
    end: async (result) => {
      await tick();
      await own.end?.(result);
      log.push(`end ${say(result)}`);
    },
  };
  const start = (count: number, options: BatchOptions<Item> = {}) =>
    sendAll({ send: method }, items(count), { journal, concurrency: 1, ...options });
  return { log, start };
};

/** Reads a batch and writes down what the loop gets. */
const read = async ({ log, start }: ReturnType<typeof buildBatch>, ...args: Parameters<typeof start>) => {
  for await (const result of start(...args)) log.push(`got ${say(result)}`);
};

describe('the journal of a batch', () => {
  it('has the beginning of an item before its request, and its end before the loop gets it', async () => {
    const batch = buildBatch(success);
    await read(batch, 2);
    expect(batch.log).toEqual(
      [0, 1].flatMap((index) => [`begin ${index}`, `send ${index}`, `end ${index} ok`, `got ${index} ok`]),
    );
  });

  it('has the beginning of an item after its turn of the rate limit', async () => {
    const batch = buildBatch(success);
    const limiter = {
      take: () => {
        batch.log.push('turn');
        return 0;
      },
    };
    await read(batch, 1, { limiter });
    expect(batch.log).toEqual(['turn', 'begin 0', 'send 0', 'end 0 ok', 'got 0 ok']);
  });

  it('has one beginning of an item that is sent again after a refusal', async () => {
    let calls = 0;
    const batch = buildBatch((input) => (++calls === 1 ? { ...refusal, retryAfter: 0.001 } : success(input)));
    await read(batch, 1);
    expect(batch.log).toEqual(['begin 0', 'send 0', 'send 0', 'end 0 ok', 'got 0 ok']);
  });

  it('hears of several beginnings and ends at once, up to `concurrency`', async () => {
    let running = 0;
    let most = 0;
    const count = async () => {
      most = Math.max(most, ++running);
      await tick();
      running--;
    };
    await read(buildBatch(success, { begin: count, end: count }), 20, { concurrency: 4 });
    expect(most).toBe(4);
  });
});

/** Three items are under way when the first result comes: one ends, one is refused, one has only begun. */
const buildMixedBatch = () => {
  const begun = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const batch = buildBatch(
    async (input) => {
      if (input === 1) return refusal;
      if (input === 2) await answered.promise;
      return success(input);
    },
    { begin: (_, index) => (index === 3 ? begun.promise : undefined) },
  );
  const letGo = async () => {
    for (let turn = 0; turn < 10; turn++) await tick();
    begun.resolve();
    answered.resolve();
  };
  return { ...batch, letGo };
};
const ENDS = ['end 0 ok', 'end 1 rate_limit', 'end 2 ok', 'end 3 aborted'];
const endsOf = (log: readonly string[]) => log.filter((line) => line.startsWith('end')).sort();

describe('every item that was begun has one end', () => {
  it.each(['break', 'throw', 'abort'])('where the loop ends by %s', async (way) => {
    const batch = buildMixedBatch();
    const aborter = new AbortController();
    const loop = async () => {
      for await (const _ of batch.start(9, { concurrency: 4, signal: aborter.signal })) {
        batch.letGo();
        if (way === 'abort') aborter.abort();
        else if (way === 'throw') throw new Error('the loop');
        else break;
      }
    };
    await loop().catch((error) => expect(error.message).toBe('the loop'));
    expect(endsOf(batch.log)).toEqual(ENDS);
    expect(batch.log).not.toContain('send 3');
  });

  it('where the limiter fails', async () => {
    const limiter = {
      take: () => {
        if (batch.log.includes('send 2')) throw new Error('no Redis');
        return 0;
      },
    };
    const batch = buildBatch((input) => (input === 1 ? { ...refusal, retryAfter: 0.02 } : success(input)));
    await expect(read(batch, 9, { limiter, concurrency: 3 })).rejects.toThrow('no Redis');
    expect(endsOf(batch.log)).toEqual(['end 0 ok', 'end 1 rate_limit', 'end 2 ok']);
  });

  it('where its input cannot be written: the batch ends with that error, and nothing was sent', async () => {
    const batch = buildBatch(() => Promise.reject(new TypeError('no JSON')));
    await expect(read(batch, 2)).rejects.toThrow('no JSON');
    expect(batch.log).toEqual(['begin 0', 'send 0', 'end 0 aborted', 'got 0 aborted']);
  });
});

describe('a journal that fails', () => {
  it('at a beginning ends the batch, after what was begun has ended; that item is not sent', async () => {
    const fail = (_: Item, index: number) => (index === 2 ? Promise.reject(new Error('disk')) : undefined);
    const batch = buildBatch(success, { begin: fail });
    await expect(read(batch, 9, { concurrency: 3 })).rejects.toThrow('disk');
    expect(batch.log).not.toContain('send 2');
    expect(endsOf(batch.log)).toEqual(['end 0 ok', 'end 1 ok']);
  });

  it('at an end ends the batch, also where the loop was left before', async () => {
    const fail = ({ index }: BatchResult<Item>) => {
      if (index === 1) throw new Error('disk');
    };
    const batch = buildBatch(success, { end: fail });
    await expect(read(batch, 9)).rejects.toThrow('disk');
    expect(batch.log).not.toContain('got 1 ok');
    const leave = async () => {
      for await (const _ of buildBatch(success, { end: fail }).start(9, { concurrency: 3 })) break;
    };
    await expect(leave()).rejects.toThrow('disk');
  });
});
