import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf, json } from '../../testing/build-answered.ts';
import { bodyOfStatus } from './body-of-status.ts';

const object = (...names: string[]) => ({
  type: 'object',
  required: names.slice(0, 1),
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});

const components = {
  schemas: {
    Book: object('isbn', 'title'),
    Magazine: object('issn', 'title'),
    Problem: object('detail', 'code'),
  },
};

const book = { $ref: '#/components/schemas/Book' };
const magazine = { $ref: '#/components/schemas/Magazine' };
const problem = { $ref: '#/components/schemas/Problem' };

const find = (responses: object, status: number, value: unknown) => {
  const contract = buildContractOf({ 'POST /books': { responses } }, components);
  return bodyOfStatus(buildAnswered(contract, { status, json: value }));
};

describe('the body of a status', () => {
  it.each([
    [
      'an error in a success',
      { 200: json(book), 400: json(problem) },
      200,
      { detail: 'no stock' },
      '200',
      '400: {"detail":"no stock"}',
    ],
    [
      'a success in an error',
      { 201: json(book), 400: json(problem) },
      400,
      { isbn: '1' },
      '400',
      '201: {"isbn":"1"}',
    ],
    [
      'a member of another status beside the own ones',
      { 400: json(object('message')), 429: json(object('message', 'retry_in')) },
      400,
      { message: 'wait', retry_in: '1' },
      '400',
      '429: {"message":"wait","retry_in":"1"}',
    ],
    [
      'the body of a range',
      { 200: json(book), '4XX': json(problem) },
      200,
      { detail: 'x' },
      '200',
      '4XX: {"detail":"x"}',
    ],
    [
      'the body of the default in a success',
      { 200: json(book), default: json(problem) },
      200,
      { detail: 'x' },
      '200',
      'default: {"detail":"x"}',
    ],
    [
      'the body of a success where the default is documented',
      { 200: json(book), default: json(problem) },
      500,
      { isbn: '1' },
      'default',
      '200: {"isbn":"1"}',
    ],
    [
      'a branch of another status',
      { 200: json(book), 404: json({ oneOf: [problem, magazine] }) },
      200,
      { issn: '1' },
      '200',
      '404: {"issn":"1"}',
    ],
    [
      'a member of another status that `allOf` names',
      { 200: json(book), 400: json({ allOf: [problem, object('trace')] }) },
      200,
      { detail: 'x', trace: 'y' },
      '200',
      '400: {"detail":"x","trace":"y"}',
    ],
    [
      'the body of the second media type of another status',
      {
        200: json(book),
        400: { content: { 'text/plain': {}, 'application/problem+json': { schema: problem } } },
      },
      200,
      { detail: 'x' },
      '200',
      '400: {"detail":"x"}',
    ],
  ])('finds %s', (_, responses, status, value, expected, got) => {
    expect(find(responses, status, value)).toEqual([
      { severity: 'failure', expected: `the body of ${expected}`, got: `the body of ${got}` },
    ]);
  });

  it('finds drift where the document assumes the response', () => {
    const responses = { 200: json(book), 400: json(problem, { 'x-assumed': true }) };
    expect(find(responses, 400, { isbn: '1' })).toEqual([
      { severity: 'drift', expected: 'the body of 400', got: 'the body of 200: {"isbn":"1"}' },
    ]);
    expect(find(responses, 200, { detail: 'x' })).toMatchObject([{ severity: 'failure' }]);
  });

  it('shows 200 characters of a body that is long', () => {
    const [finding] = find({ 200: json(book), 400: json(problem) }, 200, { detail: 'x'.repeat(500) });
    expect(finding?.got).toBe(`the body of 400: {"detail":"${'x'.repeat(189)}…`);
  });

  const common = { 200: json(book), 400: json(problem), 422: json(problem) };
  it.each([
    ['the own body', common, 200, { isbn: '1', title: 'x' }],
    ['the body that several statuses share', common, 422, { detail: 'x', code: 'y' }],
    ['a member that nothing names', common, 200, { isbn: '1', price: '7' }],
    ['a member of another status whose schema the body breaks', common, 200, { isbn: '1', code: 'y' }],
    ['a member of another status of a wrong type', common, 200, { isbn: '1', detail: 5 }],
    ['a body that is a list', common, 200, [{ detail: 'x' }]],
    ['a body that is null', common, 200, null],
    ['a status that is not documented', common, 500, { detail: 'x' }],
    [
      'a response without a schema',
      { 200: { content: { 'application/json': {} } }, 400: json(problem) },
      200,
      { detail: 'x' },
    ],
    ['a response without a body', { 204: {}, 400: json(problem) }, 204, { detail: 'x' }],
    ['a schema that names no member', { 200: json({}), 400: json(problem) }, 200, { detail: 'x' }],
    [
      'a map of values by name',
      { 200: json({ type: 'object', additionalProperties: { type: 'string' } }), 400: json(problem) },
      200,
      { detail: 'x' },
    ],
    [
      'a branch of the own union',
      { 200: json({ oneOf: [book, magazine] }), 201: json(book) },
      200,
      { isbn: '1', title: 'x' },
    ],
    [
      'the value of a schema that allows null',
      { 200: json({ anyOf: [book, { type: 'null' }] }), 201: json(book) },
      200,
      { isbn: '1' },
    ],
    [
      'members that the own `allOf` names',
      { 200: json({ allOf: [book, object('detail')] }), 400: json(problem) },
      200,
      { isbn: '1', detail: 'x' },
    ],
    [
      'another media type of the same status',
      {
        400: {
          content: {
            'application/json': { schema: object('message') },
            'application/problem+json': { schema: problem },
          },
        },
      },
      400,
      { message: 'x', detail: 'y' },
    ],
    [
      'a name that every object inherits',
      { 200: json(book), 400: json({ properties: { constructor: {} } }) },
      200,
      { isbn: '1' },
    ],
  ])('leaves %s alone', (_, responses, status, value) => {
    expect(find(responses, status, value)).toEqual([]);
  });
});
