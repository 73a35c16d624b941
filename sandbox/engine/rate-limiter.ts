import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { UserError } from '../../scripts/lib/user-error.ts';
import type { RateLimit } from './options.ts';

export type RateLimiter = {
  /** Counts one request of the key. Resolves to 0 where it is allowed, else to the seconds until another request is. */
  readonly take: (key: string) => Promise<number>;
  readonly close: () => void;
};

/**
 * Counts in memory, or in a Redis that several sandboxes share. A Redis that fails at run time refuses nobody: the
 * sandbox then counts in its own memory, until Redis is back. Redis is given a hash of the key, not the key.
 */
export const createRateLimiter = async (limit: RateLimit, redisUrl?: string): Promise<RateLimiter> => {
  const options = { points: limit.requests, duration: limit.seconds, keyPrefix: 'sandbox' };
  const memory = new RateLimiterMemory(options);
  const redis = redisUrl === undefined ? undefined : await connect(redisUrl);
  const limiter =
    redis === undefined
      ? memory
      : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory });
  const hashes = new Map<string, string>();
  return {
    take: async (key) => {
      try {
        await limiter.consume(hashOnce(hashes, key));
        return 0;
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
      }
    },
    close: () => redis?.disconnect(),
  };
};

/** Only valid keys are counted, so the map stays as small as the number of keys. */
const hashOnce = (hashes: Map<string, string>, key: string): string => {
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(key).digest('hex');
  hashes.set(key, hash);
  return hash;
};

const connect = async (url: string): Promise<Redis> => {
  const redis = new Redis(url, { lazyConnect: true, enableOfflineQueue: false, commandTimeout: 1000 });
  // an error without a listener is printed with the address, which may hold a password
  redis.on('error', () => {});
  try {
    await redis.connect();
    return redis;
  } catch {
    redis.disconnect();
    throw new UserError('the Redis of SANDBOX_REDIS_URL cannot be reached. Start it, or unset the variable.');
  }
};
