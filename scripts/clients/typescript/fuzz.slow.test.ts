import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';
import { buildRandom, pick } from '../../lib/random.ts';
import { startScriptedServer } from '../conformance/server/scripted-server.ts';
import { buildRandomServer, buildRandomStep } from './testing/random-server.ts';

const SCRIPTS = 20_000;
const AT_ONCE = 250;
/** Longer than any wait between two attempts. */
const LATE = 60_000;
const KINDS = ['aborted', 'api', 'http', 'invalid_response', 'network', 'rate_limit', 'timeout'];

/** In any of the forms in which the random server writes it. */
const KEY = /unci.{0,8}rahasia/;

/** Calls that sent a request after their result. */
const late: string[] = [];

/** One call against one random server; what must be true of it whatever the server does. */
const callOnce = async (seed: number) => {
  const random = buildRandom(seed);
  const server = buildRandomServer(random);
  const timeout = pick(random, [50, 1000, 10_000, 60_000]);
  const retries = pick(random, [0, 1, 2, 5]);
  const operation = pick(random, ['sendMessage', 'checkNumber'] as const);
  const aborter = new AbortController();
  if (random() < 0.1) setTimeout(() => aborter.abort(), random() * 5000);
  const abortsInLog = random() < 0.05;
  const onAttempt = async () => {
    if (abortsInLog) aborter.abort();
    throw new Error('a log that fails');
  };
  const client = createClient({ secretKey: 'kunci/rahasia', fetch: server.fetch, retries, onAttempt });
  const start = performance.now();
  const result = await client[operation](
    { phone: '+628123123123', message: 'm' },
    { timeout, signal: aborter.signal },
  );
  const took = performance.now() - start;
  const echoes = 'headers' in result ? [...result.headers].flat() : [];
  expect(`${JSON.stringify(result)}${echoes}`, `seed ${seed}`).not.toMatch(KEY);
  const { requests, accepted, afterDoubt, lastBody } = server.state;
  const place = `seed ${seed}`;
  setTimeout(() => late.push(...(server.state.requests > requests ? [place] : [])), LATE);
  expect(took, place).toBeLessThanOrEqual(timeout + 1);
  expect(result.attempts, place).toBe(requests);
  expect(requests, place).toBeLessThanOrEqual(retries + 1);
  if (operation === 'sendMessage') expect(afterDoubt, `${place}: repeated after doubt`).toBe(0);
  if (result.ok) {
    expect(result.data, place).toEqual({ id: '1', is_registered: true });
    expect(JSON.parse(lastBody).data, place).toEqual(result.data);
    return 'ok';
  }
  expect(KINDS, place).toContain(result.kind);
  if (result.outcome === 'not_accepted' && operation === 'sendMessage') expect(accepted, place).toBe(0);
  return result.kind;
};

describe('a call to a random server', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it(`keeps its promises in ${SCRIPTS} scripts, and meets every kind of end`, async () => {
    const ends = new Map<string, number>();
    for (let first = 1; first <= SCRIPTS; first += AT_ONCE) {
      const calls = Array.from({ length: AT_ONCE }, (_, index) => callOnce(first + index));
      const all = Promise.all(calls);
      all.catch(() => {});
      await vi.advanceTimersByTimeAsync(61_000 + LATE);
      for (const end of await all) ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    expect(late).toEqual([]);
    expect([...ends.keys()].sort()).toEqual([...KINDS, 'ok'].sort());
    expect([...ends.values()].reduce((sum, count) => sum + count)).toBe(SCRIPTS);
  });
});

/** 400 scripts of three answers each. Half of the calls have more time than a busy machine takes for their answers. */
const buildScripts = () => {
  const random = buildRandom(7);
  return Array.from({ length: 400 }, (_, index) => ({
    id: `s${index}`,
    operation: pick(random, ['sendMessage', 'checkNumber'] as const),
    timeout: index % 2 ? 1500 : 8000,
    script: Array.from({ length: 3 }, () => buildRandomStep(random)),
  }));
};

describe('a call over a real connection', () => {
  it('keeps its promises in 400 scripts', async () => {
    const scripts = buildScripts();
    const server = await startScriptedServer(new Map(scripts.map(({ id, script }) => [id, script])));
    const results = await Promise.all(
      scripts.map(({ id, operation, timeout }) => {
        const client = createClient({ secretKey: 'kunci-rahasia', baseUrl: `${server.url}/${id}` });
        const call = client[operation]({ phone: '+628123123123', message: 'm' }, { timeout });
        // a timer and no clock: a busy machine delays both timers alike
        return Promise.race([call, sleep(timeout + 2000, undefined, { ref: false })]);
      }),
    );
    await server.close();
    const ends = scripts.map(({ id, operation, script }, index) => {
      const result = results[index];
      if (!result) return expect.fail(`${id}: outlasts its deadline`);
      const arrivals = server.arrivals(id).length;
      expect(arrivals, `${id}: sent more often than it says`).toBeLessThanOrEqual(result.attempts);
      if (result.ok) expect(result.data, id).toEqual({ id: '1', is_registered: true });
      if (operation === 'sendMessage') {
        // not by the arrivals: at a deadline the server of a busy machine may not have seen the last request
        const before = script.slice(0, result.attempts - 1).map(({ status, drop }) => drop ?? status);
        expect(
          before.filter((end) => end !== 429),
          `${id}: repeated after doubt`,
        ).toEqual([]);
      }
      return result.ok ? 'ok' : result.kind;
    });
    expect([...new Set(ends)].sort()).toEqual(
      ['api', 'http', 'invalid_response', 'network', 'ok', 'rate_limit', 'timeout'].sort(),
    );
  });
});
