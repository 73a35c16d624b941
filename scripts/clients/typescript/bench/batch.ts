import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClient } from '../../../../generated/typescript/index.js';
import { startProcess } from './start-process.ts';

export type Batch = {
  readonly items: number;
  readonly seconds: number;
  /** Requests in a second that the server allows, and that the batch reached. */
  readonly allowed: number;
  readonly perSecond: number;
  readonly results: number;
  readonly ok: number;
  readonly refusals: number;
  readonly inbox: number;
  readonly distinct: number;
  /** Bytes, after garbage collection, between the first thousand items and the last. */
  readonly heapGrowth: number;
  readonly rssGrowth: number;
};

const KEY = 'kunci-rahasia';
const WARM = 1000;

/**
 * A server's window sees at most what was sent in a second and what was under way when it began: as long as both
 * together are within the limit, nothing is refused.
 */
const PACED = 0.97;

const generate = function* (count: number) {
  for (let index = 0; index < count; index++) {
    const input = { phone: '+628123123123', message: `message ${index}` };
    yield { operation: 'sendMessage' as const, input };
  }
};

const buildCollector = (): (() => NodeJS.MemoryUsage) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    collect();
    return process.memoryUsage();
  };
};

export const measureBatch = async (
  items: number,
  allowed: number,
  onProgress: (done: number) => void,
): Promise<Batch> => {
  const sandbox = await startProcess('sandbox-process.ts', [KEY, String(allowed), String(items + 1)]);
  const { url, inboxUrl } = JSON.parse(sandbox.line) as { url: string; inboxUrl: string };
  const readMemory = buildCollector();
  let refusals = 0;
  const client = createClient({
    secretKey: KEY,
    baseUrl: url,
    onAttempt: ({ kind }) => {
      if (kind === 'rate_limit') refusals++;
    },
  });
  const seen = new Uint8Array(items);
  let ok = 0;
  let before = readMemory();
  const start = performance.now();
  const perSecond = Math.floor(allowed * PACED);
  const options = { perSecond, concurrency: allowed - perSecond };
  let results = 0;
  for await (const { index, result } of client.sendAll(generate(items), options)) {
    results++;
    seen[index] = (seen[index] ?? 0) + 1;
    if (result.ok) ok++;
    if (results === WARM) before = readMemory();
    if (results % 1000 === 0) onProgress(results);
  }
  const seconds = (performance.now() - start) / 1000;
  const after = readMemory();
  const response = await fetch(`${inboxUrl.replace(/\/$/, '')}/messages`);
  const { messages } = (await response.json()) as { messages: { text: string }[] };
  await sandbox.close();
  if (seen.some((count) => count !== 1)) throw new Error('an item has not exactly one result');
  return {
    items,
    seconds,
    allowed,
    perSecond: items / seconds,
    results,
    ok,
    refusals,
    inbox: messages.length,
    distinct: new Set(messages.map(({ text }) => text)).size,
    heapGrowth: after.heapUsed - before.heapUsed,
    rssGrowth: after.rss - before.rss,
  };
};
