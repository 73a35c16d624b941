import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { buildRandom, pick } from '../../../lib/random.ts';
import type { BatchResult, Journal } from './batch.ts';
import type { Method } from './client.ts';
import { sendAll } from './send-all.ts';
import type { Result } from './types.ts';

const SEEDS = 500;
const base = { operation: 'send', attempts: 1, status: 200, headers: new Headers() };

/** A batch of which everything goes wrong by chance; what must be true of it in any case. */
const runBatch = async (seed: number) => {
  const random = buildRandom(seed);
  const chance = pick(random, [0, 0.02, 0.2]);
  const pause = async () => {
    while (random() < 0.5) await tick();
  };
  const mayFail = async () => {
    await pause();
    if (random() < chance / 4) throw new Error('by chance');
  };
  const sent: number[] = [];
  const begun = new Set<number>();
  const ends = new Map<number, Result<unknown>>();
  const aborter = new AbortController();
  const send: Method = async (input) => {
    const index = Number(input);
    expect(begun.has(index), `seed ${seed}: sent before it was begun`).toBe(true);
    sent.push(index);
    await pause();
    if (random() < chance / 2) aborter.abort();
    if (random() < chance / 8) throw new TypeError('by chance');
    if (random() > 0.2 + chance) return { ok: true, data: index, ...base };
    const outcome = pick(random, ['unknown', 'not_accepted'] as const);
    const kind = outcome === 'unknown' ? 'http' : 'rate_limit';
    return { ...base, ok: false, kind, outcome, message: 'm', body: '', retryAfter: 0.0001 };
  };
  const journal: Journal<{ operation: string; input: number }> = {
    begin: async (_, index) => {
      await mayFail();
      expect(begun.has(index), `seed ${seed}: begun twice`).toBe(false);
      begun.add(index);
    },
    end: async ({ index, result }) => {
      expect(ends.has(index), `seed ${seed}: ended twice`).toBe(false);
      ends.set(index, result);
      await mayFail();
    },
  };
  const items = Array.from({ length: 30 }, (_, input) => ({ operation: 'send', input }));
  const got: BatchResult<unknown>[] = [];
  const limiter = { take: () => mayFail().then(() => 0) };
  const options = { journal, limiter, concurrency: pick(random, [1, 3, 8]), signal: aborter.signal };
  let failed = false;
  try {
    for await (const result of sendAll({ send }, items, options)) {
      got.push(result);
      if (random() < chance / 2) break;
      if (random() < chance / 4) throw new Error('by chance');
      await pause();
    }
  } catch (error) {
    expect(error).toHaveProperty('message', 'by chance');
    failed = true;
  }
  expect([...ends.keys()].sort(), `seed ${seed}`).toEqual([...begun].sort());
  for (const { index, result } of got) if (begun.has(index)) expect(ends.get(index)).toBe(result);
  for (const [index, { attempts }] of ends) {
    const requests = sent.filter((other) => other === index).length;
    expect([requests, requests - 1], `seed ${seed}`).toContain(attempts);
  }
  const complete = ends.size === items.length;
  if (chance === 0) expect([complete, got.length, failed]).toEqual([true, items.length, false]);
  return complete;
};

describe('the journal of a batch in which anything can fail', () => {
  it(`has one end for each beginning, in ${SEEDS} batches`, async () => {
    const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
    const complete = (await Promise.all(seeds.map(runBatch))).filter(Boolean).length;
    // both ways are met often
    expect(complete).toBeGreaterThan(SEEDS / 5);
    expect(complete).toBeLessThan((SEEDS * 4) / 5);
  });
});
