import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf, json } from '../../testing/build-answered.ts';
import { knownValues } from './known-values.ts';

const code = { type: 'string', 'x-extensible-enum': ['LATE', 'LOST', 'GONE'] };
const problem = { type: 'object', properties: { code, retry: { enum: [1, 2] }, text: { type: 'string' } } };
const lists = {
  type: 'object',
  properties: {
    codes: { type: 'array', items: code },
    books: { type: 'array', items: { type: 'object', properties: { state: code } } },
    byName: { type: 'object', additionalProperties: code },
    level: { type: 'integer', 'x-extensible-enum': [1, 2] },
    maybe: { type: ['string', 'null'], 'x-extensible-enum': ['YES'] },
    union: { anyOf: [{ type: 'integer' }, code] },
    both: { allOf: [{ type: 'string' }, { 'x-extensible-enum': ['A'] }] },
    ref: { $ref: '#/components/schemas/Code' },
  },
};

const shown = (schema: object, ...values: unknown[]) => ({
  content: {
    'application/json': {
      schema,
      examples: Object.fromEntries(values.map((value, index) => [`e${index}`, { value }])),
    },
  },
});

const contract = buildContractOf(
  {
    'POST /books': {
      responses: {
        200: json(lists),
        202: { content: { 'application/json': {} } },
        400: shown(problem, { code: 'LATE' }, { code: 'LATE', text: 'x' }),
        404: shown(problem, { code: 'LOST' }, { code: 'GONE' }),
        409: json(problem),
        410: { ...shown(problem, { code: 'GONE' }), 'x-assumed': true },
        422: shown(problem, { text: 'x' }),
        423: shown({ type: 'array', items: code }, ['LATE', 'LOST']),
        '5XX': shown(problem, { code: 'GONE' }),
      },
    },
    'GET /books': { responses: { 400: shown(problem, { code: 'LATE' }) } },
  },
  { schemas: { Code: code } },
);

const find = (status: number, value: unknown, operationId = 'POST /books') =>
  knownValues(buildAnswered(contract, { status, json: value }, { operationId }));

describe('a value that is not known', () => {
  it.each([
    ['a member', 400, { code: 'NEW' }, '`code` one of LATE, LOST, GONE', '"NEW"'],
    ['another case', 400, { code: 'late' }, '`code` one of LATE, LOST, GONE', '"late"'],
    ['an empty text', 400, { code: '' }, '`code` one of LATE, LOST, GONE', '""'],
    ['a member without examples', 409, { code: 'NEW' }, '`code` one of LATE, LOST, GONE', '"NEW"'],
    ['a number', 200, { level: 3 }, '`level` one of 1, 2', '3'],
    ['a number as text', 200, { level: '1' }, '`level` one of 1, 2', '"1"'],
    ['an item', 200, { codes: ['NEW'] }, '`codes[]` one of LATE, LOST, GONE', '"NEW"'],
    ['an item behind others', 200, { codes: ['LATE', 'NEW'] }, '`codes[]` one of LATE, LOST, GONE', '"NEW"'],
    [
      'a member of a later item',
      200,
      { books: [{ state: 'LATE' }, {}, { state: 'NEW' }] },
      '`books[].state` one of LATE, LOST, GONE',
      '"NEW"',
    ],
    [
      'an entry of a map',
      200,
      { byName: { a: 'LATE', b: 'NEW' } },
      '`byName{}` one of LATE, LOST, GONE',
      '"NEW"',
    ],
    ['the branch of a union', 200, { union: 'NEW' }, '`union|1` one of LATE, LOST, GONE', '"NEW"'],
    ['a part of `allOf`', 200, { both: 'B' }, '`both` one of A', '"B"'],
    ['behind a reference', 200, { ref: 'NEW' }, '`ref` one of LATE, LOST, GONE', '"NEW"'],
    ['where null is allowed', 200, { maybe: 'NO' }, '`maybe` one of YES', '"NO"'],
    ['of an assumed response', 410, { code: 'NEW' }, '`code` one of LATE, LOST, GONE', '"NEW"'],
  ])('is drift: %s', (_, status, value, expected, got) => {
    expect(find(status, value)).toEqual([{ severity: 'drift', expected, got }]);
  });

  it('is told once, however often it comes', () => {
    expect(find(200, { codes: ['NEW', 'NEW', 'OTHER', 'LATE'] }).map(({ got }) => got)).toEqual([
      '"NEW"',
      '"OTHER"',
    ]);
  });
});

describe('a known value of another status', () => {
  it.each([
    ['the code of 404 at 400', 400, { code: 'LOST' }, '`code` of 400: LATE', '"LOST"'],
    ['the second code of 404 at 400', 400, { code: 'GONE' }, '`code` of 400: LATE', '"GONE"'],
    ['the code of 400 at 404', 404, { code: 'LATE' }, '`code` of 404: LOST or GONE', '"LATE"'],
    ['the code of 400 at a range', 503, { code: 'LATE' }, '`code` of 5XX: GONE', '"LATE"'],
  ])('is a failure: %s', (_, status, value, expected, got) => {
    expect(find(status, value)).toEqual([{ severity: 'failure', expected, got }]);
  });

  it('is drift where the document assumes the response', () => {
    expect(find(410, { code: 'LATE' })).toEqual([
      { severity: 'drift', expected: '`code` of 410: GONE', got: '"LATE"' },
    ]);
  });

  it.each([
    ['a value of the own examples', 400, { code: 'LATE' }],
    ['the second value of the own examples', 404, { code: 'GONE' }],
    ['a value that the own examples share', 410, { code: 'GONE' }],
    ['a later item of an own example', 423, ['LOST']],
    ['any known value where the status has no example', 409, { code: 'LATE' }],
    ['any known value where no own example has the member', 422, { code: 'LATE' }],
  ])('leaves %s alone', (_, status, value) => {
    expect(find(status, value)).toEqual([]);
  });

  it('leaves a known value that no example shows alone, and the examples of other operations', () => {
    expect(find(400, { code: 'LOST' }, 'GET /books')).toEqual([]);
  });
});

describe('an answer without a value to know', () => {
  it.each([
    ['known values', 200, { codes: ['LATE', 'LOST'], level: 1, maybe: 'YES', union: 'GONE', both: 'A' }],
    ['null where it is allowed', 200, { maybe: null }],
    ['another branch of the union', 200, { union: 7 }],
    ['an absent member', 400, { text: 'NEW' }],
    ['an empty list', 200, { codes: [], books: [] }],
    ['a member without an open set', 400, { retry: 9, text: 'NEW' }],
    ['a body of another type', 400, ['NEW']],
    ['a body without a schema', 202, { code: 'NEW' }],
    ['a status that is not documented', 418, { code: 'NEW' }],
  ])('has no finding: %s', (_, status, value) => {
    expect(find(status, value)).toEqual([]);
  });

  it('has no finding: a body that is not JSON', () => {
    expect(knownValues(buildAnswered(contract, { status: 400, body: 'NEW' }))).toEqual([]);
  });
});
