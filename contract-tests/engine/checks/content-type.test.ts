import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf } from '../../testing/build-answered.ts';
import { contentType } from './content-type.ts';

const content = (...types: string[]) => ({ content: Object.fromEntries(types.map((type) => [type, {}])) });

const responses = {
  200: content('application/json'),
  201: content('application/json', 'text/csv'),
  202: content('text/*'),
  203: content('*/*'),
  204: {},
  206: content('Application/Vnd.Books+JSON; charset=utf-8'),
  400: content('application/problem+json'),
  404: {},
  default: content('application/json'),
};
const contract = buildContractOf({
  'GET /books': { responses },
  'HEAD /books': { responses: { 200: responses[200] } },
});

const find = (status: number, types: readonly string[], operationId = 'GET /books') =>
  contentType(
    buildAnswered(
      contract,
      { status, headers: types.map((type) => ['Content-Type', type] as const), body: '{}' },
      { operationId },
    ),
  );

describe('the content type', () => {
  it.each([
    ['another type', 200, 'text/html', 'application/json'],
    ['another type of an error', 400, 'application/json', 'application/problem+json'],
    ['a type with a suffix', 200, 'application/problem+json', 'application/json'],
    ['a type that goes on', 200, 'application/jsonp', 'application/json'],
    ['none of several types', 201, 'application/xml', 'application/json or text/csv'],
    ['a type beside the range', 202, 'application/json', 'text/*'],
    ['a type that only begins as the range does', 202, 'textual/plain', 'text/*'],
    ['another type of the default response', 500, 'text/plain', 'application/json'],
    ['a header that is empty', 200, '', 'application/json'],
    ['a documented type behind another one', 200, 'text/html, application/json', 'application/json'],
  ])('finds %s', (_, status, type, documented) => {
    expect(find(status, [type])).toEqual([
      { severity: 'failure', expected: `content type ${documented}`, got: `content type ${type}` },
    ]);
  });

  it('finds that it is missing', () => {
    expect(find(200, [])).toEqual([
      { severity: 'failure', expected: 'content type application/json', got: 'no content type' },
    ]);
    expect(find(201, [])).toMatchObject([{ expected: 'content type application/json or text/csv' }]);
  });

  it.each([
    ['two that differ', ['application/json', 'text/html']],
    ['the same one twice', ['application/json', 'application/json']],
  ])('finds %s', (_, types) => {
    expect(find(200, types)).toEqual([
      { severity: 'failure', expected: 'one content type', got: `content types ${types.join(' and ')}` },
    ]);
  });

  it.each([
    [200, 'application/json; charset=iso-8859-1'],
    [200, 'application/json;charset=UTF-16'],
    [200, 'application/json; Charset="latin1"'],
    [200, 'application/json; version=1; charset=windows-1252'],
    [400, 'application/problem+json; charset=iso-8859-1'],
    [203, 'application/json; charset=iso-8859-1'],
  ])('finds JSON that is not in UTF-8: %i %s', (status, type) => {
    expect(find(status, [type])).toEqual([
      { severity: 'failure', expected: 'JSON in UTF-8', got: `content type ${type}` },
    ]);
  });

  it.each([
    [200, 'application/json'],
    [200, 'Application/JSON'],
    [200, 'application/json; charset=utf-8'],
    [200, 'application/json;charset=UTF-8'],
    [200, 'application/json; charset="utf-8"'],
    [200, 'application/json; charset=utf8'],
    [200, 'application/json; charset=utf-8 ; version=1'],
    [200, 'application/json ; version=1'],
    [200, 'application/json; xcharset=latin1'],
    [201, 'text/csv'],
    [201, 'text/csv; charset=iso-8859-1; header=present'],
    [202, 'text/plain'],
    [202, 'text/html; charset=windows-1252'],
    [203, 'image/png'],
    [206, 'application/vnd.books+json'],
    [400, 'application/problem+json'],
    [500, 'application/json'],
    [404, 'text/html'],
    [404, 'text/html; charset=latin1'],
  ])('leaves %i with `%s` alone', (status, type) => {
    expect(find(status, [type])).toEqual([]);
  });

  it.each([
    ['a response without a documented body', 404, 'GET /books'],
    ['a documented 204', 204, 'GET /books'],
    ['a 304 of the default response', 304, 'GET /books'],
    ['an answer to HEAD', 200, 'HEAD /books'],
  ])('accepts %s without a content type', (_, status, operationId) => {
    expect(find(status, [], operationId)).toEqual([]);
  });

  it('leaves other headers alone', () => {
    const headers = [
      ['X-Content-Type', 'text/html'],
      ['content-type', 'application/json'],
      ['X-Content-Type-Options', 'nosniff'],
    ] as const;
    expect(contentType(buildAnswered(contract, { headers, body: '{}' }))).toEqual([]);
  });

  it('leaves a status that is not documented alone', () => {
    expect(find(404, ['text/html'], 'HEAD /books')).toEqual([]);
  });
});
