import { describe, expect, it } from 'vitest';
import { type AnswerWords, buildAnswered, buildContractOf, json } from '../../testing/build-answered.ts';
import { bodySchema } from './body-schema.ts';

const book = {
  type: 'object',
  required: ['id', 'title'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    title: { type: 'string', minLength: 1, maxLength: 5 },
    day: { type: 'string', format: 'date' },
    link: { type: 'string', format: 'uri' },
    mark: { type: 'string', pattern: '^[A-Z]+$' },
    kind: { enum: ['novel', 'poem'] },
    open: { type: 'string', 'x-extensible-enum': ['A'] },
    note: { type: ['string', 'null'] },
    tags: { type: 'array', uniqueItems: true, items: { type: 'string' } },
    shelf: { oneOf: [{ type: 'integer' }, { type: 'string', pattern: '^s' }] },
  },
};

const contract = buildContractOf(
  {
    'GET /books': {
      responses: {
        200: json({ $ref: '#/components/schemas/Book' }),
        201: json({ allOf: [{ $ref: '#/components/schemas/Book' }, { required: ['day'] }] }),
        202: { content: { 'application/json': {} } },
        203: {
          content: {
            'application/json': { schema: { type: 'object' } },
            'application/problem+json': { schema: { type: 'object', required: ['detail'] } },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        204: {},
        206: json({ type: 'object', additionalProperties: false, properties: { a: {} } }),
        400: json({ type: 'object', required: ['message'] }, { 'x-assumed': true }),
        401: json({ type: 'object', required: ['message'] }, { 'x-assumed': false }),
        '5XX': json({ type: 'string' }),
      },
    },
  },
  { schemas: { Book: book } },
);

const find = (words: AnswerWords) => bodySchema(buildAnswered(contract, words));

const finds = (at: string, value: unknown) => [
  { severity: 'failure', expected: `body${at}`, got: JSON.stringify(value) },
];

const plain = { id: 1, title: 'Emma' };

describe('the schema of a body', () => {
  it.each([
    ['a member that is missing', { id: 1 }, "/title must have required property 'title'"],
    ['a member of another type', { ...plain, id: '1' }, '/id must be integer'],
    ['a number that is not whole', { ...plain, id: 1.5 }, '/id must be integer'],
    ['a number below its bound', { ...plain, id: 0 }, '/id must be >= 1'],
    ['a text that is empty', { ...plain, title: '' }, '/title must NOT have fewer than 1 characters'],
    ['a text that is long', { ...plain, title: 'Middle' }, '/title must NOT have more than 5 characters'],
    ['a day that is not a date', { ...plain, day: '2026-02-30' }, '/day must match format "date"'],
    ['a link that is not a URI', { ...plain, link: 'here' }, '/link must match format "uri"'],
    ['a text beside its pattern', { ...plain, mark: 'a' }, '/mark must match pattern "^[A-Z]+$"'],
    [
      'a value beside its enum',
      { ...plain, kind: 'Novel' },
      '/kind must be equal to one of the allowed values',
    ],
    ['null where it is not allowed', { ...plain, title: null }, '/title must be string'],
    ['an item of another type', { ...plain, tags: ['a', 1] }, '/tags/1 must be string'],
    ['a list in place of an object', [plain], ' must be object'],
    ['null in place of an object', null, ' must be object'],
  ])('finds %s', (_, value, expected) => {
    expect(find({ json: value })).toEqual(finds(expected, value));
  });

  it('finds what `allOf` asks for besides', () => {
    expect(find({ status: 201, json: plain })).toEqual(
      finds("/day must have required property 'day'", plain),
    );
  });

  it('finds a member that a closed object does not have', () => {
    expect(find({ status: 206, json: { a: 1, b: 2 } })).toEqual(
      finds(' must NOT have additional properties', { a: 1, b: 2 }),
    );
  });

  it('finds a body of a range', () => {
    expect(find({ status: 503, json: {} })).toEqual(finds(' must be string', {}));
  });

  it('finds a body by the schema of its own media type', () => {
    const headers = [['Content-Type', 'application/problem+json']] as const;
    expect(find({ status: 203, headers, json: {} })).toEqual(
      finds("/detail must have required property 'detail'", {}),
    );
    expect(find({ status: 203, json: {} })).toEqual([]);
  });

  it('finds JSON by the schema where the header does not say that it is JSON', () => {
    const headers = [['Content-Type', 'text/html']] as const;
    expect(find({ headers, json: [] })).toEqual(finds(' must be object', []));
  });

  it('reports five violations at most', () => {
    const value = { id: '1', title: 1, day: 1, link: 1, mark: 1, tags: 1 };
    expect(find({ json: value })).toHaveLength(5);
    expect(find({ json: { ...value, tags: [] } })).toHaveLength(5);
    expect(find({ json: { ...value, tags: [], mark: 'A' } })).toHaveLength(4);
  });

  it('shows 200 characters of a body that is long', () => {
    const [finding] = find({ json: { id: 1, text: 'x'.repeat(500) } });
    expect(finding?.got).toBe(`{"id":1,"text":"${'x'.repeat(184)}…`);
  });

  it('finds drift where the document assumes the response, and only there', () => {
    expect(find({ status: 400, json: {} })).toEqual([
      { severity: 'drift', expected: "body/message must have required property 'message'", got: '{}' },
    ]);
    expect(find({ status: 401, json: {} })).toMatchObject([{ severity: 'failure' }]);
  });

  it.each([
    ['a body with the required members', { json: plain }],
    ['members that are not documented where the object is open', { json: { ...plain, more: 1 } }],
    ['a new value of an open set', { json: { ...plain, open: 'B' } }],
    ['null where it is allowed', { json: { ...plain, note: null } }],
    ['a branch of a union', { json: { ...plain, shelf: 's1' } }],
    ['a text of five characters beyond the basic plane', { json: { ...plain, title: '🦊🦊🦊🦊🦊' } }],
    [
      'a whole number with a decimal point',
      { headers: [['Content-Type', 'application/json']], body: '{"id":1.0,"title":"Emma"}' },
    ],
    ['a body without a schema', { status: 202, json: [1] }],
    ['a body that is not JSON', { body: 'OK' }],
    ['a body that is empty', { headers: [['Content-Type', 'application/json']] }],
    [
      'a body of a type that is not JSON',
      { status: 203, headers: [['Content-Type', 'text/csv']], body: '1' },
    ],
    ['a response without a body', { status: 204 }],
    ['a body that no response documents', { status: 202, json: {} }],
    ['a status that is not documented', { status: 404, json: [] }],
  ] satisfies [string, AnswerWords][])('leaves %s alone', (_, words) => {
    expect(find(words)).toEqual([]);
  });
});
