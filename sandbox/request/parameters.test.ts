import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../engine/start-sandbox-of.ts';
import { startSandboxOf } from '../engine/start-sandbox-of.ts';
import { api } from '../testing/notes/api.ts';
import { behaviour, callByHttp, startNotes } from '../testing/notes/start-notes.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startNotes({ rateLimit: false });
});
afterAll(() => sandbox.close());

const invalid = (why: string) => ({ status: 400, body: { why, code: 'invalid' } });

describe('a query', () => {
  test.each([
    ['', {}],
    ['?', {}],
    ['?limit=7', { limit: 7 }],
    ['?limit=1e1', { limit: 10 }],
    ['?ratio=-1.5', { ratio: -1.5 }],
    ['?archived=true', { archived: true }],
    ['?archived=false&limit=100', { archived: false, limit: 100 }],
    ['?tags=red', { tags: ['red'] }],
    ['?tags=red&limit=2&tags=blue', { tags: ['red', 'blue'], limit: 2 }],
    ['?sizes=1&sizes=-2', { sizes: [1, -2] }],
    ['?order=up', { order: 'up' }],
    ['?text=1', { text: '1' }],
    ['?text=a+b%20c%26', { text: 'a b c&' }],
    ['?text=null', { text: 'null' }],
    ['?unknown=1&unknown=2', {}],
    ['?__proto__=1', {}],
  ])('%j is given to the handler as %j', async (query, given) => {
    expect(await callByHttp(sandbox, 'listNotes', undefined, { path: `/v1/notes${query}` })).toMatchObject({
      status: 200,
      body: { query: given },
    });
    expect((await callByHttp(sandbox, 'listNotes', undefined, { path: `/notes${query}` })).body).toEqual({
      query: given,
      header: {},
    });
  });

  test.each([
    ['?limit=ten', 'The limit query parameter must be a number.'],
    ['?limit=', 'The limit query parameter must be a number.'],
    ['?limit=07', 'The limit query parameter must be a number.'],
    ['?limit=1.5', 'The limit query parameter must be an integer.'],
    ['?limit=0', 'The limit query parameter must be at least 1.'],
    ['?limit=101', 'The limit query parameter must be at most 100.'],
    ['?limit=1&limit=2', 'The limit query parameter must be given once.'],
    ['?order=up&order=up', 'The order query parameter must be given once.'],
    ['?ratio=0.3', 'The ratio query parameter must be a multiple of 0.5.'],
    ['?ratio=NaN', 'The ratio query parameter must be a number.'],
    ['?archived=yes', 'The archived query parameter must be a boolean.'],
    ['?archived=1', 'The archived query parameter must be a boolean.'],
    ['?tags=green', 'The tags.0 query parameter must be one of: red, blue.'],
    ['?tags=red&tags=red&tags=red', 'The tags query parameter must have at most 2 items.'],
    ['?tags=red,blue', 'The tags.0 query parameter must be one of: red, blue.'],
    ['?sizes=1&sizes=x', 'The sizes.1 query parameter must be a number.'],
    ['?order=sideways', 'The order query parameter must be one of: up, down.'],
    ['?text=', 'The text query parameter must not be empty.'],
    [
      '?limit=0&order=x',
      'The limit query parameter must be at least 1. The order query parameter must be one of: up, down.',
    ],
  ])('%j is refused', async (query, why) => {
    const answer = await callByHttp(sandbox, 'listNotes', undefined, { path: `/v1/notes${query}` });
    expect(answer).toMatchObject(invalid(why));
  });
});

describe('headers', () => {
  test.each([
    [{ 'X-Trace': 'abc' }, { 'X-Trace': 'abc' }],
    [{ 'x-trace': 'abc' }, { 'X-Trace': 'abc' }],
    [{ 'X-LANES': '1' }, { 'X-Lanes': [1] }],
    [{ 'X-Lanes': '1,2 , 3' }, { 'X-Lanes': [1, 2, 3] }],
  ])('%j are given to the handler as %j', async (headers, given) => {
    const { status, body } = await callByHttp(sandbox, 'listNotes', undefined, { headers });
    expect({ status, body }).toEqual({ status: 200, body: { query: {}, header: given } });
  });

  test.each([
    [{ 'X-Trace': 'ABC' }, 'The X-Trace header must match /^[a-z]+$/u.'],
    [{ 'X-Lanes': '1,x' }, 'The X-Lanes.1 header must be a number.'],
    [{ 'X-Lanes': '' }, 'The X-Lanes.0 header must be a number.'],
  ])('%j are refused', async (headers, why) => {
    expect(await callByHttp(sandbox, 'listNotes', undefined, { headers })).toMatchObject(invalid(why));
  });
});

describe('a path', () => {
  test.each([
    ['/v1/notes/1', { note_id: 1 }],
    ['/notes/12', { note_id: 12 }],
    ['/v1/notes/%31', { note_id: 1 }],
  ])('%s is given to the handler as %j', async (path, given) => {
    const { status, body } = await callByHttp(sandbox, 'getNote', undefined, { path });
    expect({ status, body }).toEqual({ status: 200, body: { path: given } });
  });

  test.each([
    ['/v1/notes/0', 'The note_id path parameter must be at least 1.'],
    ['/v1/notes/x', 'The note_id path parameter must be a number.'],
    ['/v1/notes/%zz', 'The note_id path parameter must be a number.'],
    ['/v1/notes/1%2F2', 'The note_id path parameter must be a number.'],
  ])('%s is refused', async (path, why) => {
    expect(await callByHttp(sandbox, 'getNote', undefined, { path })).toMatchObject(invalid(why));
    expect(await callByHttp(sandbox, 'removeNote', undefined, { path })).toMatchObject(invalid(why));
  });

  test.each(['/v1/notes/', '/v1/notes/1/', '/v1/notes/1/2'])('%s is another one', async (path) => {
    expect((await callByHttp(sandbox, 'getNote', undefined, { path })).status).toBe(404);
  });

  test('without parameters comes before one with parameters', async () => {
    const headers = { Authorization: 'Bearer open' };
    const { status, body } = await callByHttp(sandbox, 'getNewest', undefined, { headers });
    expect({ status, body }).toEqual({ status: 200, body: {} });
  });

  test('has arrays with commas, of which an encoded one is a part of an item', async () => {
    const path = '/v1/notes/3/words/a,b%2Cc,d%20e';
    const { status, body } = await callByHttp(sandbox, 'changeNote', undefined, { path });
    expect({ status, body }).toEqual({
      status: 200,
      body: { path: { note_id: 3, words: ['a', 'b,c', 'd e'] } },
    });
  });
});

test('a DELETE is answered with 204 and nothing else', async () => {
  const { status, body, headers } = await callByHttp(sandbox, 'removeNote', undefined, {
    path: '/v1/notes/1',
  });
  expect({ status, body, type: headers.get('content-type') }).toEqual({
    status: 204,
    body: undefined,
    type: null,
  });
});

test('parameters are judged after the key and before the body', async () => {
  const path = '/v1/notes/0';
  const wrong = { path, headers: { 'X-Key': 'wrong' } };
  expect((await callByHttp(sandbox, 'getNote', undefined, wrong)).status).toBe(401);
  const change = { path: '/v1/notes/0/words/a', text: '{' };
  expect(await callByHttp(sandbox, 'changeNote', undefined, change)).toMatchObject(
    invalid('The note_id path parameter must be at least 1.'),
  );
});

test.each<[string, z.ZodObject, string]>([
  ['an object', z.object({ a: z.object({ b: z.string() }) }), 'the parameter `a` is an object'],
  ['a record', z.object({ a: z.record(z.string(), z.string()) }), 'the parameter `a` is an object'],
  [
    'an array of arrays',
    z.object({ a: z.array(z.array(z.string())) }),
    'the parameter `a` is an array of arrays or objects',
  ],
  [
    'an array or a text',
    z.object({ a: z.union([z.string(), z.array(z.string())]) }),
    'the parameter `a` is not always an array',
  ],
  ['a date', z.object({ a: z.date() }), 'Date cannot be represented'],
])(
  'a query parameter that is %s does not start, and the operation is named',
  async (_name, query, message) => {
    const operations = { listNotes: { ...api.operations.listNotes, request: { query } } };
    const starting = startSandboxOf({
      api: { ...api, operations },
      behaviour: { ...behaviour, act: () => ({ handlers: { listNotes: () => ({}) } }) },
    });
    await expect(starting).rejects.toThrow('`listNotes`: its query parameters cannot be read from text');
    await expect(starting).rejects.toThrow(message);
  },
);

test.each([
  ['strict', z.strictObject({ a: z.string().exactOptional() }), '?b=1', 400],
  ['strict', z.strictObject({ a: z.string().exactOptional() }), '?a=1', 200],
  ['of a component', z.object({ a: z.int().meta({ id: 'Count' }) }), '?a=1', 200],
  ['of a nullable component', z.object({ a: z.array(z.int().meta({ id: 'Item' })).nullable() }), '?a=1', 200],
  ['of a union', z.object({ a: z.union([z.int(), z.boolean()]) }), '?a=true', 200],
  ['of literals', z.object({ a: z.literal([1, 2]) }), '?a=2', 200],
  ['required', z.object({ a: z.int() }), '', 400],
])('a query that is %s: %o %s is answered with %i', async (_name, query, text, status) => {
  const operations = { listNotes: { ...api.operations.listNotes, request: { query } } };
  const server = await startSandboxOf({
    api: { ...api, operations },
    behaviour: { ...behaviour, act: () => ({ handlers: { listNotes: () => ({}) } }) },
  });
  expect((await callByHttp(server, 'listNotes', undefined, { path: `/notes${text}` })).status).toBe(status);
  await server.close();
});
