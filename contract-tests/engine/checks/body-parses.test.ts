import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf, json } from '../../testing/build-answered.ts';
import { bodyParses } from './body-parses.ts';

const content = (...types: string[]) => ({ content: Object.fromEntries(types.map((type) => [type, {}])) });

const responses = {
  200: content('application/json'),
  201: content('application/json', 'text/csv'),
  202: {},
  203: content('application/json', 'application/vnd.books+json'),
  204: {},
  206: content('text/csv'),
  304: {},
  400: content('application/problem+json'),
  '5XX': content('application/json'),
};
const contract = buildContractOf({
  'GET /books': { responses },
  'HEAD /books': { responses },
  'POST /books': { responses: { default: content('application/json') } },
});

const JSON_TYPE = 'application/json';

const find = (
  status: number,
  type: string | undefined,
  body: string | Uint8Array,
  operationId = 'GET /books',
) =>
  bodyParses(
    buildAnswered(
      contract,
      { status, headers: type === undefined ? [] : [['content-type', type]], body },
      { operationId },
    ),
  );

const latin1 = Uint8Array.from([0x22, 0xe9, 0x22]);

describe('a body', () => {
  it.each([
    ['text that is not JSON', 200, JSON_TYPE, 'OK', 'OK'],
    ['JSON that is cut off', 200, JSON_TYPE, '{"a":', '{"a":'],
    ['JSON with something behind it', 200, JSON_TYPE, '{}{}', '{}{}'],
    ['JSON with a trailing comma', 200, JSON_TYPE, '[1,]', '[1,]'],
    ['single quotes', 200, JSON_TYPE, "{'a':1}", "{'a':1}"],
    ['NaN', 200, JSON_TYPE, '{"a":NaN}', '{"a":NaN}'],
    ['white space alone', 200, JSON_TYPE, ' ', ' '],
    ['JSON in Latin-1', 200, JSON_TYPE, latin1, '"\ufffd"'],
    ['a byte order mark', 200, JSON_TYPE, '\ufeff{}', '{}'],
    ['text where only the document says JSON', 200, 'text/plain', 'OK', 'OK'],
    ['text without a content type', 200, undefined, 'OK', 'OK'],
    ['text where every documented type is JSON', 203, 'text/html', '<p>', '<p>'],
    ['text under one of several types that is JSON', 201, JSON_TYPE, 'a;b', 'a;b'],
    ['text under a type that ends in +json', 400, 'application/problem+json', 'x', 'x'],
    ['text under a type in capitals', 201, 'Application/JSON; charset=utf-8', 'a;b', 'a;b'],
    ['text where a header says JSON and the document CSV', 206, JSON_TYPE, 'a;b', 'a;b'],
    ['text under a range of statuses', 503, JSON_TYPE, 'Bad', 'Bad'],
  ])('finds %s', (_, status, type, body, got) => {
    expect(find(status, type, body)).toEqual([
      { severity: 'failure', expected: 'a body that is JSON in UTF-8', got },
    ]);
  });

  it('finds text where the default response is JSON', () => {
    expect(find(500, 'text/plain', 'x', 'POST /books')).toMatchObject([{ severity: 'failure', got: 'x' }]);
  });

  it('shows 200 characters of a text that is long', () => {
    expect(find(200, JSON_TYPE, 'x'.repeat(200))).toMatchObject([{ got: 'x'.repeat(200) }]);
    expect(find(200, JSON_TYPE, 'x'.repeat(201))).toMatchObject([{ got: `${'x'.repeat(200)}…` }]);
  });

  it.each([
    ['200', 200, JSON_TYPE],
    ['200 without a content type', 200, undefined],
    ['CSV', 206, 'text/csv'],
    ['a range', 500, JSON_TYPE],
  ])('finds no body where one is documented: %s', (_, status, type) => {
    expect(find(status, type, '')).toEqual([{ severity: 'failure', expected: 'a body', got: 'no body' }]);
  });

  it.each([
    ['204', 204, '{}', 'GET /books', '2 bytes'],
    ['304', 304, '{}', 'GET /books', '2 bytes'],
    ['200 to HEAD', 200, '1', 'HEAD /books', '1 bytes'],
    ['400 to HEAD', 400, '{"a":1}', 'HEAD /books', '7 bytes'],
  ])('finds a body where HTTP allows none: %s', (_, status, body, operationId, got) => {
    expect(find(status, JSON_TYPE, body, operationId)).toEqual([
      { severity: 'failure', expected: 'no body', got },
    ]);
  });

  it.each([
    ['an object', 200, JSON_TYPE, '{"a":1}'],
    ['null', 200, JSON_TYPE, 'null'],
    ['false', 200, JSON_TYPE, 'false'],
    ['a text beyond ASCII', 200, JSON_TYPE, '"é🦊"'],
    ['white space around JSON', 200, JSON_TYPE, ' {}\r\n'],
    ['JSON without a content type', 200, undefined, '{}'],
    ['JSON under the type of a text', 200, 'text/plain', '{}'],
    ['JSON under a type with a parameter', 200, 'application/json; charset=utf-8', '{}'],
    ['CSV where it is one of the types', 201, 'text/csv', 'a;b'],
    ['CSV alone', 206, 'text/csv', 'a;b'],
    ['CSV without a content type', 206, undefined, 'a;b'],
    ['nothing at 204', 204, undefined, ''],
    ['nothing at 304', 304, undefined, ''],
    ['nothing where no body is documented', 202, undefined, ''],
    ['something where no body is documented and HTTP allows one', 202, 'text/plain', 'OK'],
    ['a status that is not documented', 418, JSON_TYPE, 'teapot'],
  ])('leaves %s alone', (_, status, type, body) => {
    expect(find(status, type, body)).toEqual([]);
  });

  it.each([
    ['a documented 200 to HEAD', 200, 'HEAD /books'],
    ['a 204 of the default response', 204, 'POST /books'],
    ['a 304 of the default response', 304, 'POST /books'],
  ])('leaves out, without a finding, what HTTP does not allow: %s', (_, status, operationId) => {
    expect(find(status, undefined, '', operationId)).toEqual([]);
  });

  it.each([
    ['nested 300,000 deep is named by its depth', `${'['.repeat(300_000)}${']'.repeat(300_000)}`, 300_000],
    ['nested as deeply as the limit is left alone', `${'['.repeat(500)}${']'.repeat(500)}`, undefined],
    ['with brackets in a text is left alone', JSON.stringify(`${'"['.repeat(600)}\\`), undefined],
  ])('that is JSON %s', (_, body, depth) => {
    const deep = buildContractOf({ 'GET /deep': { responses: { 200: json({}) } } });
    const headers = [['Content-Type', 'application/json']] as const;
    const expected = { severity: 'failure', expected: 'a body that is nested at most 500 deep' };
    expect(bodyParses(buildAnswered(deep, { headers, body }))).toEqual(
      depth === undefined ? [] : [{ ...expected, got: `a body that is nested ${depth} deep` }],
    );
  });
});
