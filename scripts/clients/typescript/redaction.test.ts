import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createClient, unwrap } from '../../../generated/typescript/index.js';
import { close, listen } from '../../lib/listen.ts';

const KEY = 'sekret/KEY';
const INPUT = { phone: '+628123123123', message: 'm' };
const PHP = '"sekret\\/KEY"';
const ESCAPED = `"${'\\u0073'}ekret\\u002fKEY"`;

/** Everything that can be read of a value: also what is not enumerable, and what text means to a reader of JSON. */
const readAll = (value: unknown): string => {
  const parts = [inspect(value, { depth: 9, showHidden: true, getters: true }), JSON.stringify(value)];
  if (value instanceof Error) parts.push(String(value.stack), readAll(value.cause));
  const headers = Object(value).headers ?? Object(Object(value).failure).headers;
  if (headers) parts.push(...[...headers].flat());
  return parts.join('\n').replaceAll(/\\+/g, '').replaceAll('u002f', '/').replaceAll('u0073', 's');
};

const respond = (body: string, status = 200, headers = {}) =>
  createClient({ secretKey: KEY, retries: 0, fetch: async () => new Response(body, { status, headers }) });

describe.each([
  ['PHP', PHP],
  ['JSON that escapes all', ESCAPED],
])('a server that writes the key as %s', (_, form) => {
  it.each([
    ['the data of a success', `{"is_success":true,"data":{"id":${form},${form}:[${form}]}}`, 200],
    [
      'the message and the code of an error',
      `{"is_success":false,"message":${form},"error_code":${form}}`,
      401,
    ],
    ['the message of a refusal', `{"message":${form}}`, 429],
    ['the body of an error', `<p>${form}</p>`, 502],
    ['the body of an unreadable success', `{"key":${form}}`, 200],
  ])('does not get it into a result by %s', async (_place, body, status) => {
    const result = await respond(body, status, { 'x-debug': `key=${form}` }).sendMessage(INPUT);
    expect(readAll(result)).not.toContain(KEY);
    expect(readAll(await unwrap(result).catch((error) => error))).not.toContain(KEY);
    expect(result).toHaveProperty('headers');
  });
});

describe('the headers of a result', () => {
  it('are the response’s, without the key, and the same object each time', async () => {
    const headers = new Headers([
      ['content-type', 'text/plain'],
      ['set-cookie', 'a=1'],
      ['set-cookie', `b=${encodeURIComponent(KEY)}`],
      ['x-other', 'kept'],
    ]);
    const result = await respond('', 500, headers).sendMessage(INPUT);
    if (!('headers' in result)) return expect.fail('has no headers');
    expect([...result.headers]).toEqual([
      ['content-type', 'text/plain'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=***'],
      ['x-other', 'kept'],
    ]);
    expect(result.headers).toBe(result.headers);
    expect(Object.keys(result)).not.toContain('headers');
  });
});

describe('an error', () => {
  it('has no key: of an input that cannot be written, of a connection', async () => {
    const circular: Record<string, unknown> = { ...INPUT };
    circular[KEY] = circular;
    const failing = createClient({
      secretKey: KEY,
      fetch: async () => {
        throw new TypeError(`to https://host/?key=${encodeURIComponent(KEY)}`, { cause: new Error(KEY) });
      },
    });
    // as a program without types may call it
    const thrown = await failing.sendMessage(circular as never).catch((error) => error);
    expect(thrown).toBeInstanceOf(TypeError);
    expect(readAll(thrown)).not.toContain(KEY);
    expect(readAll(await failing.sendMessage(INPUT))).not.toContain('sekret');
  });
});

describe('a success without the key', () => {
  it('has its data as the server wrote it', async () => {
    const server = createServer((_, response) => response.end('{"is_success":true,"data":{"id":"sekret"}}'));
    const client = createClient({ secretKey: KEY, baseUrl: await listen(server, 0) });
    expect(await client.sendMessage(INPUT)).toMatchObject({ ok: true, data: { id: 'sekret' } });
    await close(server);
  });
});
