import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.ts';
import { hasRedis, REDIS_MISSING, startRedis } from '../../../sandbox/testing/redis.ts';
import { api } from '../../../schemas/api.ts';
import { readExamples, runExample } from './testing/run-example.ts';

const KEY = 'kunci-rahasia';
const examples = readExamples();

const findExample = (part: string): string => examples.find((source) => source.includes(part)) ?? '';

describe('the README of the package', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ key: KEY, sendingMs: 0 });
  });
  afterAll(() => sandbox.close());

  const run = (source: string, env: Record<string, string> = {}): Promise<string> =>
    runExample(source, {
      from: api.servers[0].url,
      to: sandbox.url,
      env: { SIDOBE_WHATSAPP_SECRET_KEY: KEY, ...env },
    });

  it('has eight programs', () => {
    expect(examples).toHaveLength(8);
  });

  it.concurrent('shows a call that works', async () => {
    expect(await run(findExample('const result ='))).toMatch(/^done: \{ id: '.+' \}\n$/);
  });

  it.concurrent('shows a call whose failure says whether a repeat is safe', async () => {
    const output = await run(findExample('const result ='), { SIDOBE_WHATSAPP_SECRET_KEY: 'wrong' });
    expect(output).toMatch(/^safe to try again: api .+\n$/);
  });

  it.concurrent('shows exceptions, thrown and not', async () => {
    const example = findExample('unwrap(');
    expect(await run(example)).toBe('data: { is_registered: true }\n');
    expect(await run(example, { SIDOBE_WHATSAPP_SECRET_KEY: 'wrong' })).toMatch(
      /^refused: INVALID_API_KEY .+\n$/,
    );
  });

  it.concurrent('shows a batch', async () => {
    const lines = (await run(findExample('client.sendAll(items(),'))).trim().split('\n');
    expect(lines.sort()).toEqual(['1 done', '2 done', '3 done', '4 done', '5 done']);
  });

  it.concurrent('shows a batch that can be resumed', async () => {
    const lines = (await run(findExample('journal.jsonl'))).trim().split('\n');
    expect(lines.sort()).toEqual(['1 done', '2 done', '3 done', '4 done', '5 done']);
  });

  it.concurrent('shows how each request is traced', async () => {
    const output = await run(findExample('UndiciInstrumentation'));
    expect(output).toContain('true\n');
    expect(output).toContain("'http.response.status_code': 200");
    expect(output).not.toContain(KEY);
  });

  it.concurrent('shows how to write a phone number', async () => {
    expect(await run(findExample('toE164('))).toBe('+6281234567890\n');
  });

  it.concurrent('shows the openapi-fetch client', async () => {
    const [seen, data] = (await run(findExample('createRawClient'))).split('\n');
    expect(seen).toBe('POST https://api.sidobe.com/wa/v1/utilities/check-number 200');
    expect(data).toBe('{ is_success: true, data: { is_registered: true } }');
  });

  it.skipIf(!hasRedis())(
    `shows processes that share a limit on Redis${hasRedis() ? '' : `: skipped, ${REDIS_MISSING}`}`,
    async () => {
      const redis = await startRedis();
      try {
        const example = findExample('RateLimiterRedis').replace('points: 90', 'points: 4');
        const start = performance.now();
        const outputs = await Promise.all([
          run(example, { REDIS_URL: redis.url }),
          run(example, { REDIS_URL: redis.url }),
        ]);
        // ten messages at four in a second, by both together
        expect(performance.now() - start).toBeGreaterThan(1500);
        for (const output of outputs) {
          expect(output.trim().split('\n').sort()).toEqual([
            '0 done',
            '1 done',
            '2 done',
            '3 done',
            '4 done',
          ]);
        }
      } finally {
        await redis.stop();
      }
    },
  );
});
