import { describe, expect, it } from 'vitest';
import {
  type AnswerWords,
  buildAnswered,
  buildContractOf,
  type Details,
} from '../../testing/build-answered.ts';
import { allowHeader } from './allow-header.ts';

const contract = buildContractOf({
  'GET /books': { responses: {} },
  'POST /books': { responses: {} },
  'DELETE /shelf': { responses: {} },
});

const find = (words: AnswerWords, details: Details = { case: { group: 'routing' } }) =>
  allowHeader(buildAnswered(contract, { status: 405, ...words }, details));

describe('the header Allow of a 405', () => {
  it.each([
    ['no header Allow', [], 'no such header'],
    ['the methods in another header', [['Access-Control-Allow-Methods', 'GET, POST']], 'no such header'],
    ['one that names nothing', [['Allow', '']], 'Allow: '],
    ['one without the last method', [['Allow', 'GET']], 'Allow: GET'],
    ['one without the first method', [['Allow', 'POST, PUT']], 'Allow: POST, PUT'],
    ['a longer word in place of the method', [['Allow', 'GET, POSTS']], 'Allow: GET, POSTS'],
    ['methods without commas between them', [['Allow', 'GET POST']], 'Allow: GET POST'],
    [
      'a method in none of several headers',
      [
        ['Allow', 'GET'],
        ['Allow', 'PUT'],
      ],
      'Allow: GET, PUT',
    ],
  ] as const)('finds %s', (_, headers, got) => {
    expect(find({ headers })).toEqual([
      { severity: 'failure', expected: 'a header Allow with GET, POST', got },
    ]);
  });

  it.each([
    ['all methods', [['Allow', 'GET, POST']]],
    ['all methods in another order', [['Allow', 'POST, GET']]],
    ['methods that are not documented besides', [['Allow', 'GET, HEAD, OPTIONS, POST']]],
    ['no space behind the commas', [['Allow', 'GET,POST']]],
    ['tabs and spaces around the commas', [['Allow', ' GET\t,  POST ']]],
    ['lower case', [['allow', 'get, post']]],
    [
      'one header for each method',
      [
        ['Allow', 'GET'],
        ['X-Request-Id', '7'],
        ['allow', 'POST'],
      ],
    ],
  ] as const)('leaves %s alone', (_, headers) => {
    expect(find({ headers })).toEqual([]);
  });

  it('requires the methods of the path that was called, not of other paths', () => {
    const details = { operationId: 'DELETE /shelf', case: { group: 'routing' } };
    expect(find({ headers: [['Allow', 'DELETE']] }, details)).toEqual([]);
    expect(find({ headers: [['Allow', 'GET, POST']] }, details)).toEqual([
      { severity: 'failure', expected: 'a header Allow with DELETE', got: 'Allow: GET, POST' },
    ]);
  });

  it.each([404, 400, 200, 501])('leaves a %i without the header alone', (status) => {
    expect(find({ status })).toEqual([]);
  });

  it('leaves a 405 to a documented method to the checks of the status', () => {
    expect(find({}, { case: { group: 'example' } })).toEqual([]);
  });
});
