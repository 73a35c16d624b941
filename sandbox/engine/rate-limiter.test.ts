import { afterEach, describe, expect, test, vi } from 'vitest';
import { call, callByHttp, startNotes } from '../testing/notes/start-notes.ts';
import { hasRedis, REDIS_MISSING, type RedisServer, startRedis } from '../testing/redis.ts';
import type { SandboxOptions } from './options.ts';
import type { Sandbox } from './start-sandbox-of.ts';

const started: Sandbox[] = [];
const start = async (options: SandboxOptions): Promise<Sandbox> => {
  const sandbox = await startNotes({ rateLimit: { requests: 2, seconds: 60 }, ...options });
  started.push(sandbox);
  return sandbox;
};
const servers: RedisServer[] = [];
const startServer = async (): Promise<RedisServer> => {
  const server = await startRedis();
  servers.push(server);
  return server;
};
afterEach(async () => {
  vi.useRealTimers();
  for (const sandbox of started.splice(0)) await sandbox.close();
  for (const server of servers.splice(0)) await server.stop();
});

const check = async (sandbox: Sandbox): Promise<number> =>
  (await call(sandbox, 'check', { phone: '+628123123123' })).status;

const checkTimes = async (sandbox: Sandbox, times: number): Promise<number[]> => {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push(await check(sandbox));
  return statuses;
};

test('refuses what is beyond the limit with its body, and says when to come again', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) });
  const sandbox = await start({});
  expect(await checkTimes(sandbox, 2)).toEqual([200, 200]);
  vi.setSystemTime(Date.UTC(2030, 0, 1, 0, 0, 17.5));
  const { status, body, headers } = await callByHttp(sandbox, 'check', { phone: '+628123123123' });
  expect(status).toBe(429);
  expect(body).toEqual({ why: 'as documented', code: 'rate-limited' });
  expect(headers.get('retry-after')).toBe('43');
});

test('accepts again when the window is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) });
  const sandbox = await start({});
  expect(await checkTimes(sandbox, 3)).toEqual([200, 200, 429]);
  vi.setSystemTime(Date.UTC(2030, 0, 1, 0, 1));
  expect(await checkTimes(sandbox, 3)).toEqual([200, 200, 429]);
});

test('a wrong key takes nothing of the allowance, and a bad body does', async () => {
  const sandbox = await start({});
  for (let time = 0; time < 5; time += 1) {
    const headers = { 'X-Key': 'wrong' };
    expect(await call(sandbox, 'check', {}, { headers })).toMatchObject({ status: 401 });
  }
  expect(await call(sandbox, 'check', {})).toMatchObject({ status: 400 });
  expect(await checkTimes(sandbox, 2)).toEqual([200, 429]);
});

test('limits nothing where it is told so', async () => {
  const sandbox = await start({ rateLimit: false });
  expect(await checkTimes(sandbox, 300)).toEqual(Array.from({ length: 300 }, () => 200));
});

test('counts in its own memory by default', async () => {
  const [a, b] = [await start({}), await start({})];
  expect([...(await checkTimes(a, 2)), ...(await checkTimes(b, 3))]).toEqual([200, 200, 200, 200, 429]);
});

test('does not start on a Redis that cannot be reached, and does not say its address', async () => {
  const starting = start({ redisUrl: 'redis://:c0ffee@127.0.0.1:1' });
  await expect(starting).rejects.toThrow('the Redis of SANDBOX_REDIS_URL cannot be reached');
  await expect(starting).rejects.not.toThrow('c0ffee');
});

describe.skipIf(!hasRedis())(`with a Redis${hasRedis() ? '' : ` (skipped: ${REDIS_MISSING})`}`, () => {
  test('several sandboxes share the limit of a key, and different keys share nothing', async () => {
    const redis = await startServer();
    const [a, b] = [await start({ redisUrl: redis.url }), await start({ redisUrl: redis.url })];
    const other = await start({ redisUrl: redis.url, key: 'another' });
    expect(await check(a)).toBe(200);
    expect(await check(b)).toBe(200);
    expect([await check(a), await check(b)]).toEqual([429, 429]);
    expect(await check(other)).toBe(200);
  });

  test('goes on in its own memory when Redis dies', async () => {
    const redis = await startServer();
    const sandbox = await start({ redisUrl: redis.url });
    expect(await check(sandbox)).toBe(200);
    await redis.stop();
    expect(await checkTimes(sandbox, 3)).toEqual([200, 200, 429]);
  });

  test('goes on in its own memory while Redis hangs', async () => {
    const redis = await startServer();
    const sandbox = await start({ redisUrl: redis.url });
    expect(await check(sandbox)).toBe(200);
    redis.process.kill('SIGSTOP');
    expect(await check(sandbox)).toBe(200);
  });
});
