import { describe, expect, it } from 'vitest';
import { buildContract } from './build-contract.ts';
import { readRequest } from './read-request.ts';

const integers = { type: 'array', items: { type: 'integer' } };
const strings = { type: 'array', items: { type: 'string' } };
const point = {
  type: 'object',
  properties: { x: { type: 'number' }, y: { type: 'number' } },
  required: ['x'],
};

const contract = buildContract({
  openapi: '3.1.0',
  paths: {
    '/a/{id}/{list}': {
      get: {
        responses: {},
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
          { name: 'list', in: 'path', required: true, schema: { ...strings, maxItems: 2 } },
          { name: 'n', in: 'query', schema: { type: 'integer' } },
          { name: 'x', in: 'query', schema: { type: 'number' } },
          { name: 'b', in: 'query', schema: { type: 'boolean' } },
          { name: 's', in: 'query', schema: { type: 'string', minLength: 1, maxLength: 3 } },
          { name: 'many', in: 'query', schema: { ...integers, minItems: 1, maxItems: 2 } },
          { name: 'flat', in: 'query', explode: false, schema: { ...integers, maxItems: 2 } },
          { name: 'spaced', in: 'query', style: 'spaceDelimited', explode: false, schema: integers },
          { name: 'piped', in: 'query', style: 'pipeDelimited', explode: false, schema: integers },
          { name: 'deep', in: 'query', style: 'deepObject', explode: true, schema: point },
          { name: 'X-Number', in: 'header', schema: { type: 'integer' } },
          { name: 'X-Text', in: 'header', schema: { type: 'string', minLength: 1 } },
          { name: 'X-List', in: 'header', schema: { ...integers, maxItems: 2 } },
          { name: 'session', in: 'cookie', schema: { type: 'integer' } },
        ],
      },
    },
  },
});

const [operation] = contract.operations;
if (operation === undefined) throw new Error('there is no operation');

type Header = [name: string, value: string];

const read = (path: string, query: string, headers: Header[] = []) => {
  const { problems, parameters } = readRequest(contract, operation, {
    path,
    query,
    headers,
    body: undefined,
  });
  const values = Object.fromEntries([...parameters].map(([{ name }, value]) => [name, value]));
  return { problems: problems.length, values };
};

describe('a query', () => {
  it.each([
    ['', {}],
    ['n=5', { n: 5 }],
    ['n=-5', { n: -5 }],
    ['n=1e3', { n: 1000 }],
    ['n=1.0', { n: 1 }],
    ['x=1.5', { x: 1.5 }],
    ['b=true&n=0', { b: true, n: 0 }],
    ['s=a+b', { s: 'a b' }],
    ['s=a%2Bb', { s: 'a+b' }],
    ['s=%26%3D%23', { s: '&=#' }],
    ['s=a=b', { s: 'a=b' }],
    ['s=a?b', { s: 'a?b' }],
    ['s=%C3%A9', { s: 'é' }],
    ['s=%0A', { s: '\n' }],
    ['s=12', { s: '12' }],
    ['%73=a', { s: 'a' }],
    ['many=1', { many: [1] }],
    ['many=1&many=2', { many: [1, 2] }],
    ['flat=1,2', { flat: [1, 2] }],
    ['flat=1', { flat: [1] }],
    ['spaced=1%202', { spaced: [1, 2] }],
    ['spaced=1+2', { spaced: [1, 2] }],
    ['piped=1%7C2', { piped: [1, 2] }],
    ['piped=1|2', { piped: [1, 2] }],
    ['deep[x]=1&deep%5By%5D=2', { deep: { x: 1, y: 2 } }],
    ['unknown=1&N=x&&', {}],
  ])('`%s` is valid', (query, values) => {
    expect(read('/a/1/b', query)).toEqual({ problems: 0, values: { id: 1, list: ['b'], ...values } });
  });

  it.each([
    ['n='],
    ['n'],
    ['n=01'],
    ['n=+1'],
    ['n=%2B1'],
    ['n=%201'],
    ['n=1%20'],
    ['n=0x10'],
    ['n=1.5'],
    ['n=1_000'],
    ['n=%EF%BC%91'],
    ['n=1e400'],
    ['n=null'],
    ['x=NaN'],
    ['x=Infinity'],
    ['x=1e400'],
    ['x=.5'],
    ['x=1,5'],
    ['b=True'],
    ['b=1'],
    ['b='],
    ['s='],
    ['s'],
    ['s=abcd'],
    // said twice, what is said once is a list
    ['s=a&s=b'],
    ['n=1&n=1'],
    ['flat=1&flat=2'],
    ['many='],
    ['many=1,2'],
    ['many=1&many=2&many=3'],
    ['many=1&many=x'],
    ['flat=1,2,3'],
    ['flat=1,,2'],
    ['flat='],
    ['deep[y]=2'],
    ['deep[x]=a'],
    ['s=%'],
    ['s=%zz'],
    ['s=%ff'],
    ['unknown=%zz'],
  ])('`%s` is invalid', (query) => {
    expect(read('/a/1/b', query).problems).toBeGreaterThan(0);
  });
});

describe('a path', () => {
  it.each([
    ['/a/7/b', { id: 7, list: ['b'] }],
    ['/a/1e1/b,c', { id: 10, list: ['b', 'c'] }],
    ['/a/7/b%2Fc', { id: 7, list: ['b/c'] }],
    ['/a/7/+', { id: 7, list: ['+'] }],
  ])('%s is valid', (path, values) => {
    expect(read(path, '')).toEqual({ problems: 0, values });
  });

  it.each(['/a/0/b', '/a/x/b', '/a/01/b', '/a/%201/b', '/a/1/b,c,d', '/a//b', '/a/1/', '/a/%zz/b'])(
    '%s is invalid',
    (path) => {
      expect(read(path, '').problems).toBeGreaterThan(0);
    },
  );
});

describe('a header', () => {
  it.each<[Header, object]>([
    [['X-Number', '1'], { 'X-Number': 1 }],
    [['x-number', '1'], { 'X-Number': 1 }],
    [['X-NUMBER', '1'], { 'X-Number': 1 }],
    [['x-text', 'a, b'], { 'X-Text': 'a, b' }],
    [['x-text', 'a%20b+c'], { 'X-Text': 'a%20b+c' }],
    [['x-list', '1,2'], { 'X-List': [1, 2] }],
    [['x-list', '1, \t2'], { 'X-List': [1, 2] }],
    [['x-list', '1'], { 'X-List': [1] }],
    [['cookie', 'session=1'], { session: 1 }],
    [['Cookie', 'a=b; session=1;session=x'], { session: 1 }],
    [['x-unknown', ''], {}],
  ])('%s is valid', (header, values) => {
    expect(read('/a/1/b', '', [header])).toEqual({ problems: 0, values: { id: 1, list: ['b'], ...values } });
  });

  it.each<[Header]>([
    [['x-number', '']],
    [['x-number', '1, 2']],
    [['x-number', '0x1']],
    [['x-text', '']],
    [['x-list', '1,2,3']],
    [['x-list', '1,,2']],
    [['x-list', '1 2']],
    [['cookie', 'session=']],
    [['cookie', 'session=%31']],
    [['cookie', 'session']],
  ])('%s is invalid', (header) => {
    expect(read('/a/1/b', '', [header]).problems).toBeGreaterThan(0);
  });
});
