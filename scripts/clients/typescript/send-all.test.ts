import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';

const KEY = 'kunci-rahasia';

const message = (index: number) => ({
  operation: 'sendMessage' as const,
  input: { phone: '+628123123123', message: `message ${index}` },
});

const readInbox = async (inboxUrl: string): Promise<string[]> => {
  const response = await fetch(`${inboxUrl.replace(/\/$/, '')}/messages`);
  const { messages } = (await response.json()) as { messages: { text: string }[] };
  return messages.map((entry) => entry.text);
};

/** Sends a batch to a sandbox of its own. */
const sendBatch = async (count: number, requests: number, options: { perSecond?: number }) => {
  const sandbox = await startSandbox({ key: KEY, rateLimit: { requests, seconds: 1 }, sendingMs: 0 });
  let refusals = 0;
  try {
    const client = createClient({
      secretKey: KEY,
      baseUrl: sandbox.url,
      onAttempt: ({ kind }) => {
        if (kind === 'rate_limit') refusals++;
      },
    });
    const items = Array.from({ length: count }, (_, index) => message(index));
    const results = await Array.fromAsync(client.sendAll(items, options));
    return { items, results, refusals, inbox: await readInbox(sandbox.inboxUrl) };
  } finally {
    await sandbox.close();
  }
};

describe.concurrent('a batch to the sandbox, with its rate limit on', () => {
  it('sends each of 300 items once, without a refusal, where it is paced below the limit', async () => {
    const { items, results, inbox, refusals } = await sendBatch(300, 300, { perSecond: 250 });
    expect(results.every(({ result }) => result.ok)).toBe(true);
    expect(results.map(({ index }) => index).sort((a, b) => a - b)).toEqual(items.map((_, index) => index));
    expect(inbox.sort()).toEqual(items.map(({ input }) => input.message).sort());
    expect(refusals).toBe(0);
  });

  it('sends each of 150 items once where it is not paced and the server refuses some', async () => {
    const { items, results, inbox, refusals } = await sendBatch(150, 60, {});
    expect(refusals).toBeGreaterThan(0);
    expect(results.every(({ result }) => result.ok)).toBe(true);
    expect(inbox.sort()).toEqual(items.map(({ input }) => input.message).sort());
  });
});
