import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type RedisServer = {
  /** As SANDBOX_REDIS_URL takes it. */
  readonly url: string;
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** Why a test with Redis is skipped. */
export const REDIS_MISSING =
  'no redis-server was found: install one (Debian: `apt-get install redis-server`)';

export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** A real Redis on a socket of its own, which keeps nothing. */
export const startRedis = async (): Promise<RedisServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const url = join(folder, 'redis.sock');
  const args = ['--port', '0', '--unixsocket', url, '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error('redis-server ended before it was ready')));
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (/ready to accept connections/i.test(text)) resolve();
    });
  });
  return { url, process: server, stop };
};
