import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf } from '../../testing/build-answered.ts';
import { redirect } from './redirect.ts';

const contract = buildContractOf({
  'GET /books': { responses: { 200: {}, 302: {} } },
  'GET /range': { responses: { '3XX': {} } },
  'GET /default': { responses: { default: {} } },
});

const find = (status: number, headers: readonly [string, string][], operationId = 'GET /books') =>
  redirect(buildAnswered(contract, { status, headers }, { operationId }));

describe('a redirect', () => {
  it.each([
    [300, 'Location', '/other'],
    [301, 'Location', 'https://elsewhere.example/books'],
    [303, 'location', '/books/1'],
    [307, 'LOCATION', '/books/'],
    [308, 'Location', '//elsewhere.example'],
    [399, 'Location', '/x'],
  ])('is drift where it is not documented: %i with %s: %s', (status, name, location) => {
    expect(find(status, [[name, location]])).toEqual([
      { severity: 'drift', expected: 'an answer', got: `a redirect to ${location}, not followed` },
    ]);
  });

  it('is drift also where it leads nowhere', () => {
    expect(find(301, [['Content-Location', '/x']])).toEqual([
      { severity: 'drift', expected: 'an answer', got: 'a redirect to nowhere, not followed' },
    ]);
  });

  it.each([
    [302, 'GET /books'],
    [301, 'GET /range'],
    [307, 'GET /default'],
  ])('is left alone where it is documented: %i of %s', (status, operationId) => {
    expect(find(status, [['Location', '/x']], operationId)).toEqual([]);
  });

  it.each([200, 201, 299, 304, 400, 404, 503])('is not what a %i is, whatever its Location', (status) => {
    expect(find(status, [['Location', '/books/1']])).toEqual([]);
  });
});
