import { describe, expect, it } from 'vitest';
import { buildContractOf } from '../../testing/build-answered.ts';
import {
  acceptedStatuses,
  invalidStatuses,
  mediaTypeStatuses,
  unauthorisedStatuses,
} from './expected-statuses.ts';

const read = (name: string, statuses: readonly (number | string)[]) => {
  const responses = Object.fromEntries(statuses.map((status) => [status, {}]));
  const [operation] = buildContractOf({ [name]: { responses } }).operations;
  if (operation === undefined) throw new Error('The document has no operation.');
  return operation;
};

describe('an accepted request', () => {
  it.each<[string, (number | string)[], string[]]>([
    ['GET /books', [200, 400, 404, 409, 410], ['200']],
    ['GET /books', [200, 204, 299, 300], ['200', '204', '299']],
    ['POST /books', [201, 400, 404, 409, 410], ['201', '409']],
    ['POST /books', [201, 400], ['201']],
    ['GET /books/{id}', [200, 400, 404, 409, 410], ['200', '404', '409', '410']],
    ['DELETE /books/{id}', [204, 410], ['204', '410']],
    ['GET /books', ['2XX', 400], ['2XX']],
    ['GET /books', ['default'], ['2XX']],
    ['POST /books', [409], ['2XX', '409']],
    ['GET /login', [302, 303, 304, 400], ['302', '303']],
    ['GET /login', [301, 307, 308], ['301', '307', '308']],
    ['GET /login', [302, 400], ['302']],
    ['GET /login', [200, 302], ['200']],
    ['GET /login', ['2XX', 302], ['2XX']],
  ])('of %s with %j has status %j', (name, statuses, expected) => {
    expect(acceptedStatuses(read(name, statuses))).toEqual(expected);
  });
});

describe('a refused request', () => {
  it.each<[(number | string)[], string[], string[], string[]]>([
    [[200, 400, 401, 403, 404, 415, 422], ['400', '422'], ['400', '415', '422'], ['401']],
    [[200, 400], ['400'], ['400'], ['4XX']],
    [[200, 422, 403], ['422'], ['422'], ['403']],
    [[200, 415], ['4XX'], ['415'], ['4XX']],
    [[200, '4XX', 'default'], ['4XX'], ['4XX'], ['4XX']],
  ])('with %j has the statuses %j as invalid, %j by its type, %j without a credential', (...row) => {
    const [statuses, invalid, mediaType, unauthorised] = row;
    const operation = read('POST /books', statuses);
    expect([
      invalidStatuses(operation),
      mediaTypeStatuses(operation),
      unauthorisedStatuses(operation),
    ]).toEqual([invalid, mediaType, unauthorised]);
  });
});
