import { createServer, type IncomingHttpHeaders } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRawClient } from '../../../generated/typescript/index.js';
import { close, listen } from '../../lib/listen.ts';

const secretKey = 'kunci/rahasia';
const body = { phone: '+628123123123', message: 'm' };

const heard: { path: string; headers: IncomingHttpHeaders }[] = [];
const server = createServer((request, response) => {
  heard.push({ path: request.url ?? '', headers: request.headers });
  const [, what] = /^\/(\w+)\//.exec(request.url ?? '') ?? [];
  request.resume();
  if (what === 'redirect') return response.writeHead(307, { location: '/elsewhere' }).end();
  if (what === 'silent') return;
  response.writeHead(200, { 'content-type': 'application/json' });
  if (what === 'slow') return response.write('{"is_success":');
  return response.end('{"is_success":true,"data":{"id":"1"}}');
});
let url = '';
beforeAll(async () => {
  url = await listen(server, 0);
});
afterAll(() => close(server));

const build = (path = 'good', options = {}) =>
  createRawClient({ secretKey, baseUrl: `${url}/${path}`, ...options });
const failOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('succeeds'),
    (error) => error,
  );

describe('the openapi-fetch client', () => {
  it('gives typed data, and sends the key, the caller’s headers and what it is', async () => {
    const { data, response } = await build('good', { headers: { 'x-tenant': 'a' } }).POST('/send-message', {
      body,
    });
    expect([data?.data.id, response.status]).toEqual(['1', 200]);
    expect(heard.at(-1)?.headers).toMatchObject({
      'x-secret-key': secretKey,
      'x-tenant': 'a',
      'user-agent': expect.stringMatching(/^sidobe-whatsapp\/\S+ node\//),
    });
  });

  it('follows no redirect, also where the call or a middleware asks for it', async () => {
    const client = build('redirect');
    const before = heard.length;
    const direct = await client.POST('/send-message', { body, redirect: 'follow' });
    client.use({ onRequest: ({ request }) => new Request(request, { redirect: 'follow' }) });
    const { response } = await client.POST('/send-message', { body });
    expect([direct.response.status, response.status]).toEqual([307, 307]);
    expect(heard).toHaveLength(before + 2);
  });

  it('sends the key to no other server, wherever a call or a middleware leads it', async () => {
    const other: string[] = [];
    const stranger = createServer((request, response) => {
      other.push(String(request.headers['x-secret-key']));
      response.end('{}');
    });
    const strange = await listen(stranger, 0);
    const client = build();
    const error = await failOf(client.POST('/send-message', { body, baseUrl: strange }));
    expect(error).toBeInstanceOf(TypeError);
    client.use({ onRequest: () => new Request(`${strange}/send-message`, { method: 'POST', body: '{}' }) });
    expect(await failOf(client.POST('/send-message', { body }))).toBeInstanceOf(TypeError);
    await close(stranger);
    expect(other).toEqual([]);
  });

  it('shows the key to no middleware and prints it nowhere', async () => {
    const client = build();
    const seen: unknown[] = [client, Object.values(client)];
    client.use({
      onRequest: ({ request, options }) => void seen.push(request, options, [...request.headers]),
      onResponse: ({ request, response }) => void seen.push(request, [...request.headers], response),
    });
    seen.push(await client.POST('/send-message', { body }));
    const fetch = () =>
      Promise.reject(new TypeError(`no way for ${secretKey}`, { cause: new Error(secretKey) }));
    const failing = build('good', { fetch }).POST('/send-message', { body });
    seen.push(await failOf(failing));
    expect(inspect(seen, { depth: 12, showHidden: true })).not.toContain('rahasia');
  });

  it('has a deadline: for a response, for its body, and for a fetch that hears no signal', async () => {
    const deaf = () => new Promise<never>(() => {});
    for (const client of [
      build('silent', { timeout: 60 }),
      build('slow', { timeout: 60 }),
      build('', { timeout: 60, fetch: deaf }),
    ]) {
      const error = await failOf(client.POST('/send-message', { body }));
      expect(error).toHaveProperty('name', 'TimeoutError');
    }
  });

  it('ends when the caller’s signal is aborted, with its reason', async () => {
    const aborter = new AbortController();
    setTimeout(() => aborter.abort(new Error('enough')), 30);
    const call = build('silent').POST('/send-message', { body, signal: aborter.signal });
    expect(await failOf(call)).toHaveProperty('message', 'enough');
  });

  it('refuses a header that is the client’s own', () => {
    expect(() => build('good', { headers: { 'X-Secret-Key': 'other' } })).toThrow(
      '`headers` cannot have `x-secret-key`',
    );
  });
});
