import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf } from '../../testing/build-answered.ts';
import { statusDocumented } from './status-documented.ts';

const contract = buildContractOf({
  'GET /books': { responses: { 200: {}, 400: {}, '5xx': {} } },
  'GET /default': { responses: { 200: {}, default: {} } },
  'GET /nothing': { responses: {} },
});

const find = (status: number, group: string, operationId = 'GET /books') =>
  statusDocumented(buildAnswered(contract, { status }, { operationId, case: { group } }));

const finding = (severity: string, status: number, known = '200, 400, 5XX') => [
  { severity, expected: `a documented status: ${known}`, got: `status ${status}` },
];

describe('a status that is not documented', () => {
  it.each([201, 204, 299, 100, 600])('is a failure: %i', (status) => {
    expect(find(status, 'example')).toEqual(finding('failure', status));
  });

  it.each([300, 302, 401, 404, 405, 429, 499])('is drift where it refuses or leads on: %i', (status) => {
    expect(find(status, 'example')).toEqual(finding('drift', status));
  });

  it.each([302, 404, 405, 429])('is a failure where the case asked for a documented one: %i', (status) => {
    expect(find(status, 'status')).toEqual(finding('failure', status));
  });

  it('is a failure from 500 on where the document has no such range', () => {
    expect(find(500, 'example', 'GET /nothing')).toEqual(finding('failure', 500, 'the document has none'));
    expect(find(503, 'routing', 'GET /nothing')).toEqual(finding('failure', 503, 'the document has none'));
  });

  it.each([
    [301, 'drift'],
    [400, 'drift'],
    [403, 'drift'],
    [406, 'drift'],
    [201, 'failure'],
  ])('is found beside the documented routes too: %i is %s', (status, severity) => {
    expect(find(status, 'routing', 'GET /nothing')).toEqual(
      finding(severity, status, 'the document has none'),
    );
  });

  it.each([404, 405])('is left alone beside the documented routes: %i', (status) => {
    expect(find(status, 'routing')).toEqual([]);
  });
});

describe('a documented status', () => {
  it.each([
    ['by itself', 200, 'GET /books'],
    ['as a refusal', 400, 'GET /books'],
    ['by its range', 503, 'GET /books'],
    ['by the default', 418, 'GET /default'],
    ['by the default, a success', 201, 'GET /default'],
  ])('is left alone: %s', (_, status, operationId) => {
    expect(find(status, 'example', operationId)).toEqual([]);
    expect(find(status, 'status', operationId)).toEqual([]);
  });
});
