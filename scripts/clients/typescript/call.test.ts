import { getEventListeners } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';
import { close, listen } from '../../lib/listen.ts';

const INPUT = { phone: '+628123123123', message: 'm' };
const success = () => Response.json({ is_success: true, data: { id: '7' } });
const refusal = () => new Response('', { status: 429 });

/** A client whose `onAttempt` aborts the call. */
const callAndAbortInLog = async (respond: () => Response) => {
  const aborter = new AbortController();
  let requests = 0;
  const client = createClient({
    secretKey: 'kunci-rahasia',
    fetch: async () => {
      requests++;
      return respond();
    },
    onAttempt: () => aborter.abort(),
  });
  const result = await client.sendMessage(INPUT, { signal: aborter.signal });
  // longer than the first wait can be
  await new Promise((resolve) => setTimeout(resolve, 1100));
  return { result, requests };
};

describe('a call that is aborted while `onAttempt` is called', () => {
  it('is not repeated', async () => {
    const { result, requests } = await callAndAbortInLog(refusal);
    expect(result).toMatchObject({ ok: false, kind: 'aborted', outcome: 'not_accepted', attempts: 1 });
    expect(requests).toBe(1);
  });

  it('keeps a result that it has already', async () => {
    const { result } = await callAndAbortInLog(success);
    expect(result).toMatchObject({ ok: true, data: { id: '7' } });
  });
});

/** A server that never answers, and how many requests were given up before an answer. */
const startSilentServer = async () => {
  const state = { givenUp: 0 };
  const server = createServer((request, response) => {
    request.resume();
    response.on('close', () => state.givenUp++);
  });
  return { url: await listen(server, 0), state, close: () => close(server) };
};

describe('a call that ends before its response', () => {
  it('ends its request too, at its deadline and when it is aborted', async () => {
    const server = await startSilentServer();
    const client = createClient({ secretKey: 'kunci-rahasia', baseUrl: server.url });
    const aborter = new AbortController();
    setTimeout(() => aborter.abort(), 50);
    const calls = [
      client.sendMessage(INPUT, { timeout: 50 }),
      client.sendMessage(INPUT, { signal: aborter.signal }),
    ];
    const results = await Promise.all(calls);
    expect(results).toMatchObject([{ kind: 'timeout' }, { kind: 'aborted' }]);
    await expect.poll(() => server.state.givenUp).toBe(2);
    await server.close();
  });
});

describe('a signal of many calls', () => {
  it('keeps no listener of a call that has ended', async () => {
    const { signal } = new AbortController();
    const client = createClient({ secretKey: 'kunci-rahasia', fetch: async () => success() });
    for (let call = 0; call < 5; call++) await client.sendMessage(INPUT, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a call of a batch', () => {
  it('leaves the pause after a 429 to the batch, which pauses for all', async () => {
    const attempts: number[] = [];
    const client = createClient({
      secretKey: 'kunci-rahasia',
      fetch: async () => (attempts.length > 0 ? success() : refusal()),
      onAttempt: ({ attempt }) => attempts.push(attempt),
    });
    const items = [{ operation: 'sendMessage' as const, input: INPUT }];
    for await (const { result } of client.sendAll(items)) expect(result).toMatchObject({ ok: true });
    expect(attempts).toEqual([1, 1]);
  });
});

describe('the request of an operation', () => {
  it('has a content type exactly where it has a body, whatever went before', async () => {
    const heard: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      heard.push(request.headers);
      request.resume().on('end', () => response.end());
    });
    const client = createClient({ secretKey: 'kunci-rahasia', baseUrl: await listen(server, 0) });
    // as a program without types may call it
    await client.sendMessage(undefined as never);
    await client.sendMessage(INPUT);
    await client.sendMessage(undefined as never);
    await close(server);
    expect(heard.map((headers) => headers['content-type'])).toEqual([
      undefined,
      'application/json',
      undefined,
    ]);
  });
});
