import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, createRawClient } from '../../../generated/typescript/index.js';
import { close, listen } from '../../lib/listen.ts';

const INPUT = { phone: '+628123123123', message: 'm' };
const KEY = { secretKey: 'kunci-rahasia' };

describe('an option that is undefined', () => {
  const refuse = async () => new Response('', { status: 429, headers: { 'retry-after': '1' } });

  it('of a call leaves the client’s', async () => {
    const client = createClient({ ...KEY, fetch: refuse, retries: 0, timeout: 20 });
    const settings = { retries: undefined, timeout: undefined, signal: undefined };
    expect(await client.sendMessage(INPUT, settings)).toMatchObject({ kind: 'rate_limit', attempts: 1 });
    const silent = createClient({ ...KEY, fetch: () => new Promise(() => {}), timeout: 20 });
    expect(await silent.sendMessage(INPUT, settings)).toMatchObject({ kind: 'timeout' });
  });

  it('of a client leaves what is documented', async () => {
    const options = { fetch: refuse, retries: undefined, timeout: undefined, baseUrl: undefined };
    const client = createClient({ ...KEY, ...options, onAttempt: undefined, maxResponseBytes: undefined });
    expect(await client.sendMessage(INPUT, { timeout: 900 })).toMatchObject({ attempts: 1 });
  });
});

describe.each([
  ['createClient', createClient],
  ['createRawClient', createRawClient],
])('the base URL of %s', (_, create) => {
  it.each([
    'api.example',
    '/wa/v1',
    'ftp://api.example',
    'file:///tmp',
    'data:text/plain,rahasia',
    'http://user:rahasia@api.example',
    'http://rahasia@api.example',
    'https://api.example/?key=rahasia',
    'https://api.example/?',
    'https://api.example/#rahasia',
    'https://user:rahasia@api.example:99999',
    '',
  ])('is refused without a word of it: %s', (baseUrl) => {
    try {
      create({ secretKey: 'kunci', baseUrl });
      expect.fail('was not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toContain('`baseUrl` is no absolute http or https URL');
      expect(inspect(error, { showHidden: true })).not.toContain('rahasia@');
      expect(Object(error).message + inspect(Object(error).cause)).not.toContain('rahasia');
    }
  });

  it.each(['https://api.example', 'http://[::1]:1/a/b/', 'HTTPS://api.example/@me:80'])(
    'may be %s',
    (baseUrl) => {
      expect(() => create({ ...KEY, baseUrl })).not.toThrow();
    },
  );
});

describe('the body of a response', () => {
  const data = (length: number) => JSON.stringify({ is_success: true, data: { id: 'x'.repeat(length) } });
  const server = createServer((request, response) => {
    const [, status = '200', length = '0', encoding] = request.url?.split('/') ?? [];
    const body = encoding === 'gzip' ? gzipSync(data(Number(length))) : data(Number(length));
    response.writeHead(Number(status), encoding === 'gzip' ? { 'content-encoding': 'gzip' } : {});
    response.end(body);
  });
  let url = '';
  beforeAll(async () => {
    url = await listen(server, 0);
  });
  afterAll(() => close(server));
  const send = (path: string, options = {}) =>
    createClient({ ...KEY, baseUrl: `${url}/${path}`, retries: 0, ...options }).sendMessage(INPUT);

  it('is read up to a million bytes', async () => {
    const length = 1_000_000 - data(0).length;
    expect(await send(`200/${length}`)).toMatchObject({ ok: true });
    expect(await send(`200/${length}/gzip`)).toMatchObject({ ok: true });
  });

  it('is too large with one byte more, also where it was compressed, and 10,000 characters of it are kept', async () => {
    const length = 1_000_001 - data(0).length;
    for (const path of [`200/${length}`, `200/${length}/gzip`, `200/50000000/gzip`]) {
      const result = await send(path);
      expect(result).toMatchObject({ kind: 'invalid_response', outcome: 'unknown', status: 200 });
      expect(result).toHaveProperty('body', data(length).slice(0, 10_000));
    }
    expect(await send(`500/${length}`)).toMatchObject({ kind: 'http', status: 500 });
    expect(await send(`400/${length}`)).toMatchObject({ kind: 'http', outcome: 'not_accepted' });
    expect(await send(`429/${length}`)).toMatchObject({ kind: 'rate_limit' });
  });

  it('has the limit that the client says', async () => {
    expect(await send('200/100', { maxResponseBytes: 50 })).toMatchObject({ kind: 'invalid_response' });
    expect(await send('200/2000000', { maxResponseBytes: 3_000_000 })).toMatchObject({ ok: true });
  });

  it('keeps characters that come in two parts', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ is_success: true, data: { id: 'é€😀' } }));
    const body = new ReadableStream({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const client = createClient({ ...KEY, fetch: async () => new Response(body) });
    expect(await client.sendMessage(INPUT)).toMatchObject({ ok: true, data: { id: 'é€😀' } });
  });
});
