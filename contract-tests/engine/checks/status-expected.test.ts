import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf } from '../../testing/build-answered.ts';
import { statusExpected } from './status-expected.ts';

const contract = buildContractOf({ 'GET /books': { responses: { 200: {} } } });

const find = (status: number, expected: readonly string[], body = '') =>
  statusExpected(buildAnswered(contract, { status, body }, { case: { expect: expected } }));

describe('the status', () => {
  it.each([
    [400, ['200'], 'status 200'],
    [201, ['200', '202'], 'status 200 or 202'],
    [200, ['400', '422'], 'status 400 or 422'],
    [500, ['4XX'], 'status 4XX'],
    [399, ['4XX', '200'], 'status 4XX or 200'],
    [404, ['400', '405'], 'status 400 or 405'],
    [200, ['0'], 'status 0'],
  ])('%i is found where the case asks for %j', (status, expected, text) => {
    expect(find(status, expected)).toEqual([
      { severity: 'failure', expected: text, got: `status ${status} with no body` },
    ]);
  });

  it('is reported with 200 characters of the body', () => {
    expect(find(500, ['200'], '{"message":"x"}')[0]?.got).toBe('status 500 with {"message":"x"}');
    expect(find(500, ['200'], 'x'.repeat(201))[0]?.got).toBe(`status 500 with ${'x'.repeat(200)}…`);
  });

  it.each([
    [200, ['200']],
    [202, ['200', '202']],
    [400, ['4XX']],
    [499, ['4XX']],
    [301, ['404', '3XX']],
    [422, ['400', '422']],
  ])('%i is left alone where the case asks for %j', (status, expected) => {
    expect(find(status, expected)).toEqual([]);
  });
});
