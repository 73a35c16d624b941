import { createServer, type IncomingHttpHeaders } from 'node:http';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';
import { close, listen } from '../../lib/listen.ts';

const INPUT = { phone: '+628123123123', message: 'm' };
const secretKey = 'kunci-rahasia';

describe('the headers of a request', () => {
  const heard: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers);
    request.resume().on('end', () => response.end('{"is_success":true,"data":{"id":"1"}}'));
  });
  let baseUrl = '';
  beforeAll(async () => {
    baseUrl = await listen(server, 0);
  });
  afterAll(() => close(server));

  const send = async (options = {}, settings = {}) => {
    const client = createClient({ secretKey, baseUrl, ...options });
    expect(await client.sendMessage(INPUT, settings)).toMatchObject({ ok: true });
    return heard.at(-1);
  };

  it('are the client’s and the call’s, which wins, beside the package’s own', async () => {
    const headers = { 'X-Tenant': 'a', 'X-Trace': 'client', Gone: undefined };
    expect(await send({ headers }, { headers: { 'x-trace': 'call' } })).toMatchObject({
      'x-tenant': 'a',
      'x-trace': 'call',
      'x-secret-key': secretKey,
      'content-type': 'application/json',
    });
    const client = createClient({ secretKey, baseUrl, headers });
    await client.sendMessage(INPUT);
    await client.sendMessage(INPUT, { headers: { 'x-trace': 'call' } });
    await client.sendMessage(INPUT);
    expect(heard.slice(-3).map((all) => all['x-trace'])).toEqual(['client', 'call', 'client']);
  });

  it('go with each item of a batch', async () => {
    const items = [{ operation: 'sendMessage' as const, input: INPUT }];
    const client = createClient({ secretKey, baseUrl });
    await Array.fromAsync(client.sendAll(items, { headers: { 'x-batch': '7' } }));
    expect(heard.at(-1)).toMatchObject({ 'x-batch': '7' });
  });

  it('say which package, which runtime and which program it is', async () => {
    const package_ = /^sidobe-whatsapp\/\d+\.\d+\.\d+ /;
    expect((await send())?.['user-agent']).toMatch(package_);
    expect((await send())?.['user-agent']).toContain(` node/${process.versions.node}`);
    const appInfo = { name: 'my-shop', version: '2.0' };
    expect((await send({ appInfo }))?.['user-agent']).toMatch(/ node\/\S+ my-shop\/2\.0$/);
    expect((await send({ appInfo: { name: 'my-shop' } }))?.['user-agent']).toMatch(/ my-shop$/);
    expect((await send({ headers: { 'User-Agent': 'mine' } }))?.['user-agent']).toBe('mine');
  });

  it('name no runtime in a browser, which names itself', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response());
    vi.stubGlobal('window', { document: {} });
    const client = createClient({ secretKey, fetch, dangerouslyAllowBrowser: true });
    vi.unstubAllGlobals();
    await client.sendMessage(INPUT);
    expect(Object.keys(fetch.mock.calls[0]?.[1]?.headers ?? {})).toEqual(['Content-Type', 'X-Secret-Key']);
  });
});

describe('a header that the caller may not set', () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response());

  it.each([
    'X-Secret-Key',
    'x-secret-key',
    'Content-Type',
    'content-length',
    'HOST',
    'Connection',
    'Keep-Alive',
    'Proxy-Authorization',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Expect',
  ])('is refused by its name, at the client and at the call: %s', async (name) => {
    const headers = { [name]: 'rahasia' };
    const message = `\`headers\` cannot have \`${name.toLowerCase()}\``;
    expect(() => createClient({ secretKey, fetch, headers })).toThrow(new TypeError(message));
    const call = createClient({ secretKey, fetch }).sendMessage(INPUT, { headers });
    await expect(call).rejects.toThrow(new TypeError(message));
  });

  it.each([
    ['x-a', 'b\r\nx-injected: rahasia'],
    ['x-a', 'b\nrahasia'],
    ['x-a', 'rahasia\0'],
    ['x-a', 'rahasia\u{1F600}'],
    ['x-a: rahasia\r\nx-b', 'c'],
    ['rahasia x', 'c'],
    ['', 'rahasia'],
  ])('is refused without an echo where it would be more than a header: %j', async (name, value) => {
    const headers = { [name]: value };
    const call = createClient({ secretKey, fetch }).sendMessage(INPUT, { headers });
    const error = await call.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(inspect(error)).not.toContain('rahasia');
    expect(() => createClient({ secretKey, fetch, headers })).toThrow(TypeError);
  });

  it.each(['a\r\nx: rahasia', 'rahasia b', 'rahasia/b', '', 'rahasia(', 'é'])(
    'is no name or version of a program: %j',
    (word) => {
      for (const appInfo of [{ name: word }, { name: 'a', version: word }]) {
        try {
          createClient({ secretKey, fetch, appInfo });
          expect.fail('was not refused');
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          expect(inspect(error)).not.toContain('rahasia(');
          expect(String(error)).not.toContain('rahasia');
        }
      }
    },
  );

  it('was never sent', () => {
    expect(fetch).not.toHaveBeenCalled();
  });
});
