import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf } from '../../testing/build-answered.ts';
import { headers } from './headers.ts';

const contract = buildContractOf(
  {
    'GET /books': {
      responses: {
        200: {
          headers: {
            'X-Total': { required: true, schema: { type: 'integer', minimum: 0 } },
            'X-Rate': { schema: { type: 'number' } },
            'X-Left': { schema: { type: ['integer', 'null'] } },
            'X-Last': { schema: { type: 'boolean' } },
            'X-Kind': { schema: { type: 'string', enum: ['novel', 'poem'] } },
            'X-Mark': { schema: { type: 'string', pattern: '^[a-z]{2}$' } },
            'X-Day': { schema: { type: 'string', format: 'date' } },
            'X-Pages': { schema: { type: 'array', items: { type: 'integer' }, maxItems: 3 } },
            'X-Point': { schema: { type: 'object', properties: { x: { type: 'integer' } } } },
            'X-Either': { schema: { anyOf: [{ const: 'a' }, { const: 'b' }] } },
            'X-Note': { $ref: '#/components/headers/Note' },
            'X-Written': { required: true, content: { 'application/json': {} } },
            'Content-Type': { required: true, schema: { const: 'text/html' } },
          },
        },
        '4XX': { headers: { 'Retry-After': { required: true, schema: { type: 'integer' } } } },
        201: {},
      },
    },
  },
  { headers: { Note: { required: false, schema: { type: 'string', maxLength: 3 } } } },
);

type Headers = readonly (readonly [string, string])[];

const find = (given: Headers, status = 200) => headers(buildAnswered(contract, { status, headers: given }));

const failure = (expected: string, got: string) => ({
  severity: 'failure',
  expected: `header ${expected}`,
  got,
});

describe('a response header', () => {
  it.each([
    ['a header that is not whole', 'X-Total', '1.5', 'X-Total: integer that must be integer'],
    ['a header below its bound', 'X-Total', '-1', 'X-Total: integer that must be >= 0'],
    ['a header that is empty', 'X-Total', '', 'X-Total: integer that must be integer'],
    ['a text in place of a number', 'X-Rate', 'fast', 'X-Rate: number that must be number'],
    ['a number with a leading zero', 'X-Rate', '007', 'X-Rate: number that must be number'],
    ['a text in place of either type', 'X-Left', 'none', 'X-Left: integer or null that must be integer,null'],
    ['1 in place of true', 'X-Last', '1', 'X-Last: boolean that must be boolean'],
    ['a truth in capitals', 'X-Last', 'TRUE', 'X-Last: boolean that must be boolean'],
    [
      'a value beside its enum',
      'X-Kind',
      'Novel',
      'X-Kind: string that must be equal to one of the allowed values',
    ],
    ['a text beside its pattern', 'X-Mark', 'abc', 'X-Mark: string that must match pattern "^[a-z]{2}$"'],
    ['a day that is not a date', 'X-Day', '2026-13-01', 'X-Day: string that must match format "date"'],
    ['an item of another type', 'X-Pages', '1,two', 'X-Pages: array that must be integer'],
    [
      'more items than there may be',
      'X-Pages',
      '1,2,3,4',
      'X-Pages: array that must NOT have more than 3 items',
    ],
    ['a member of another type', 'X-Point', 'x,left', 'X-Point: object that must be integer'],
    ['what no branch of a union allows', 'X-Either', 'c', 'X-Either: string that must be equal to constant'],
    [
      'what is wrong behind a reference',
      'X-Note',
      'long',
      'X-Note: string that must NOT have more than 3 characters',
    ],
    ['a name in lower case', 'x-rate', 'fast', 'X-Rate: number that must be number'],
  ])('finds %s', (_, name, value, expected) => {
    const total: Headers = name === 'X-Total' ? [] : [['X-Total', '7']];
    expect(find([...total, [name, value]])).toEqual([failure(expected, value)]);
  });

  it('finds that a required one is missing', () => {
    expect(find([['X-Rate', '1']])).toEqual([failure('X-Total', 'no such header')]);
    expect(find([], 429)).toEqual([failure('Retry-After', 'no such header')]);
  });

  it('finds a single one that comes twice', () => {
    expect(
      find([
        ['X-Total', '7'],
        ['x-total', '7'],
      ]),
    ).toEqual([failure('X-Total: integer that must be integer', '7, 7')]);
  });

  it('finds what is wrong with each of several', () => {
    const found = find([
      ['X-Last', 'yes'],
      ['X-Rate', 'fast'],
    ]);
    expect(found.map(({ expected }) => expected)).toEqual([
      'header X-Total',
      'header X-Rate: number that must be number',
      'header X-Last: boolean that must be boolean',
    ]);
  });

  it.each([
    ['a whole number', []],
    ['optional ones that are absent', []],
    ['a number with an exponent', [['X-Rate', '-1.5e3']]],
    ['a truth', [['X-Last', 'false']]],
    ['a value of its enum', [['X-Kind', 'poem']]],
    ['a text by its pattern', [['X-Mark', 'ab']]],
    ['a date', [['X-Day', '2026-02-28']]],
    ['a list', [['X-Pages', '1,2,3']]],
    ['a list of one', [['X-Pages', '1']]],
    ['a list with spaces around its commas', [['X-Pages', '1, 2 ,\t3']]],
    [
      'a list in several headers',
      [
        ['X-Pages', '1'],
        ['x-pages', '2'],
      ],
    ],
    ['one of several types', [['X-Left', '0']]],
    ['an object', [['X-Point', 'x,5']]],
    ['a branch of a union', [['X-Either', 'b']]],
    ['an empty text', [['X-Note', '']]],
    ['a text that comes twice within its bounds', [['X-Note', 'a']]],
    ['one that is not documented', [['X-More', '?']]],
    ['one that the document describes by content', [['X-Written', '{']]],
    ['the content type, which another check judges', [['Content-Type', 'application/json']]],
  ] satisfies [string, Headers][])('leaves %s alone', (_, more) => {
    expect(find([['x-total', '7'], ...more])).toEqual([]);
  });

  it.each([
    ['a response without headers', 201],
    ['a status that is not documented', 500],
  ])('leaves %s alone', (_, status) => {
    expect(find([['X-Rate', 'fast']], status)).toEqual([]);
  });
});
