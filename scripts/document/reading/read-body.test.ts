import { describe, expect, it } from 'vitest';
import { buildContract } from './build-contract.ts';
import { readRequest } from './read-request.ts';

const contract = buildContract({
  openapi: '3.1.0',
  paths: {
    '/a/{id}/{list}': {
      put: {
        responses: {},
        parameters: [
          { name: 'id', in: 'path', required: true, schema: true },
          { name: 'list', in: 'path', required: true, schema: true },
          { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'X-Must', in: 'header', required: true, schema: { type: 'string' } },
          { name: 'must', in: 'cookie', required: true, schema: { type: 'string' } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { type: 'number' } },
            'text/plain': { schema: { type: 'string', maxLength: 3 } },
            'text/*': { schema: { type: 'string', maxLength: 1 } },
            'image/png': {},
          },
        },
      },
      delete: { responses: {} },
    },
  },
});

const operation = (method: string) => {
  const found = contract.operations.find((operation) => operation.method === method);
  if (found === undefined) throw new Error(`there is no ${method}`);
  return found;
};

type Header = [name: string, value: string];

describe('what is required', () => {
  const all = {
    path: '/a/1/2',
    query: 'q=',
    headers: [
      ['X-Must', ''],
      ['Cookie', 'must='],
    ] as Header[],
  };
  const json: Header = ['Content-Type', 'application/json'];
  const judge = (changes: Partial<typeof all>, body = '1') =>
    readRequest(contract, operation('PUT'), {
      ...all,
      headers: [...(changes.headers ?? all.headers), json],
      query: changes.query ?? all.query,
      body: new TextEncoder().encode(body),
    }).problems;

  it('is present where it is empty', () => {
    expect(judge({})).toEqual([]);
  });

  it('is missing where it is absent', () => {
    expect(judge({ query: 'Q=1' })).toEqual(['query `q` is missing']);
    expect(judge({ headers: [] })).toEqual(['header `X-Must` is missing', 'cookie `must` is missing']);
    expect(judge({}, '')).toEqual(['the body is missing']);
  });
});

describe('a body', () => {
  const judge = (method: string, type: string, body: string | Uint8Array, more: Header[] = []) =>
    readRequest(contract, operation(method), {
      path: '/a/1/2',
      query: 'q=1',
      headers: [['x-must', ''], ['cookie', 'must=1'], ['content-type', type], ...more],
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    }).problems;

  it.each([
    ['application/json', '1.5'],
    ['APPLICATION/JSON; charset=utf-8', ' 1 '],
    ['text/plain', 'abc'],
    ['text/csv', 'a'],
    ['image/png', '\u0000'],
  ])('of %s is valid: %j', (type, body) => {
    expect(judge('PUT', type, body)).toEqual([]);
  });

  it.each([
    ['application/json', '"1"'],
    ['application/json', '1e400'],
    ['application/json', '\uFEFF1'],
    ['application/json', '1 1'],
    ['text/plain', 'abcd'],
    ['text/csv', 'ab'],
    ['image/gif', 'a'],
    ['', '1'],
  ])('of `%s` is invalid: %j', (type, body) => {
    expect(judge('PUT', type, body)).toHaveLength(1);
  });

  it('that is compressed or not UTF-8 is invalid', () => {
    expect(judge('PUT', 'application/json', '1', [['content-encoding', 'gzip']])).toHaveLength(1);
    expect(judge('PUT', 'text/plain', new Uint8Array([0xff]))).toHaveLength(1);
  });

  it('of an operation without a body is ignored', () => {
    expect(judge('DELETE', 'application/json', '{')).toEqual([]);
  });
});
