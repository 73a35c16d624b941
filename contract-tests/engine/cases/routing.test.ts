import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { type PlanDetails, planCases } from '../../testing/plan-cases.ts';
import { routingCases } from './routing.ts';

const DONE = { responses: { 200: {} } };
const TITLE = { type: 'object', required: ['title'], properties: { title: { const: 'Emma' } } };
const ADD = { requestBody: { required: true, content: { 'application/json': { schema: TITLE } } }, ...DONE };
const withId = (schema: JsonSchema) => ({
  parameters: [{ name: 'id', in: 'path', required: true, schema }],
  ...DONE,
});
const ID = withId({ const: 7 });

const planFor = (operations: Readonly<Record<string, JsonSchema>>, details?: PlanDetails) =>
  planCases(routingCases, buildContractOf(operations), details).cases;

const listRequests = (...given: Parameters<typeof planFor>) =>
  planFor(...given).map(({ request }) => request);

describe('what is beside the routes of a document', () => {
  it('is every other method of a path, the path with a slash and an unknown path', () => {
    const rows = planFor({ 'POST /books': ADD }).map(({ title, request, statuses }) => [
      title,
      request,
      statuses,
    ]);
    expect(rows).toEqual([
      ['has no method GET', 'GET /books', '404 or 405'],
      ['has no method PUT', 'PUT /books', '404 or 405'],
      ['has no method PATCH', 'PATCH /books', '404 or 405'],
      ['has no method DELETE', 'DELETE /books', '404 or 405'],
      ['has nothing behind a trailing slash', 'POST /books/', '404 or 3XX'],
      ['has nothing at an unknown path', 'POST /books-x7c1f', '404'],
    ]);
  });

  it('is sent at each level, with a valid credential, whatever its values are', () => {
    const cases = planFor({ 'POST /books': ADD });
    expect(cases).toHaveLength(6);
    for (const planned of cases) {
      const { group, validity, level, credential } = planned;
      expect([group, validity, level, credential]).toEqual(['routing', 'any', 0, 'valid']);
    }
  });

  it.each<[string, string[]]>([
    ['GET /books', ['POST', 'PUT', 'PATCH', 'DELETE']],
    ['DELETE /books', ['GET', 'POST', 'PUT', 'PATCH']],
    ['HEAD /books', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']],
  ])('is every other method beside %s', (name, methods) => {
    expect(listRequests({ [name]: DONE }).slice(0, -2)).toEqual(methods.map((method) => `${method} /books`));
  });

  it('is each method once for a path of several operations', () => {
    const { length } = planFor({ 'GET /books': DONE });
    const operations = { 'GET /books': DONE, 'POST /books': ADD, 'GET /shelf': DONE };
    expect(planFor(operations).map(({ title, request }) => [title, request])).toEqual([
      ['has no method PUT', 'PUT /books'],
      ['has no method PATCH', 'PATCH /books'],
      ['has no method DELETE', 'DELETE /books'],
      ['has nothing behind a trailing slash', 'GET /books/'],
      ['has nothing at an unknown path', 'GET /books-x7c1f'],
      ['has nothing behind a trailing slash', 'POST /books/'],
      ['has nothing at an unknown path', 'POST /books-x7c1f'],
      ...planFor({ 'GET /shelf': DONE }).map(({ title, request }) => [title, request]),
    ]);
    expect(length).toBe(6);
  });

  it('is not a method that a template of the same path has', () => {
    const methods = listRequests({ 'GET /books/mine': DONE, 'DELETE /books/{id}': ID, 'PUT /{a}/{b}': DONE });
    expect(methods.filter((request) => request.endsWith('/books/mine'))).toEqual([
      'POST /books/mine',
      'PATCH /books/mine',
    ]);
  });

  it.each<[string, string, string[]]>([
    ['the path with a slash is documented', 'GET /books/', ['GET /books-x7c1f']],
    ['a template has the unknown path', 'GET /{shelf}', ['GET /books/']],
    ['a template has the path with a slash', 'GET /books/{id}', ['GET /books/', 'GET /books-x7c1f']],
    ['a template is longer', 'GET /{shelf}/{id}', ['GET /books/', 'GET /books-x7c1f']],
    ['a template has another beginning', 'GET /shelf/{id}', ['GET /books/', 'GET /books-x7c1f']],
  ])('is not a documented path, where %s', (_, other, expected) => {
    const cases = planFor({ 'GET /books': DONE, [other]: DONE });
    const requests = cases
      .filter(({ title }) => title.startsWith('has nothing'))
      .map(({ request }) => request);
    expect(requests.filter((request) => /\/books(\/|-x7c1f)$/.test(request))).toEqual(expected);
  });

  it('is not an unknown name of a resource: the template has it', () => {
    expect(listRequests({ 'GET /books/{id}': ID })).toEqual([
      'POST /books/7',
      'PUT /books/7',
      'PATCH /books/7',
      'DELETE /books/7',
      'GET /books/7/',
    ]);
  });

  it.each(['GET /', 'GET /books/'])('is not a second slash after %s', (name) => {
    expect(listRequests({ [name]: DONE }).filter((request) => request.endsWith('//'))).toEqual([]);
  });
});

describe('the body of such a request', () => {
  const bodies = (...given: Parameters<typeof planFor>) =>
    planFor(...given).map(({ request, body, headers }) => [request.split(' ')[0], body, ...headers]);
  const TYPE = 'Content-Type: application/json';
  const VALID = '{"title":"Emma"}';

  it('is valid at level 2, and absent from a GET or a DELETE', () => {
    expect(bodies({ 'POST /books': ADD })).toEqual([
      ['GET', undefined],
      ['PUT', VALID, TYPE],
      ['PATCH', VALID, TYPE],
      ['DELETE', undefined],
      ['POST', VALID, TYPE],
      ['POST', VALID, TYPE],
    ]);
  });

  it.each([0, 1] as const)('is invalid at level %i', (level) => {
    expect(bodies({ 'POST /books': ADD }, { level })).toEqual([
      ['GET', undefined],
      ['PUT', '{}', TYPE],
      ['PATCH', '{}', TYPE],
      ['DELETE', undefined],
      ['POST', '{}', TYPE],
      ['POST', '{}', TYPE],
    ]);
  });

  it('keeps the other headers of a request without a body', () => {
    const parameters = [{ name: 'X-Shelf', in: 'header', required: true, schema: { const: 'a' } }];
    expect(bodies({ 'POST /books': { ...ADD, parameters } })[0]).toEqual(['GET', undefined, 'X-Shelf: a']);
  });
});

describe('an operation without an invalid request', () => {
  it('is sent below level 2 where a repeat changes nothing', () => {
    expect(listRequests({ 'GET /books': DONE }, { level: 0 })).toEqual([
      'DELETE /books',
      'GET /books/',
      'GET /books-x7c1f',
    ]);
  });

  it('is not sent below level 2 where a repeat changes something', () => {
    expect(listRequests({ 'POST /books': DONE }, { level: 0 })).toEqual([]);
    expect(listRequests({ 'POST /books': DONE }, { level: 2 })).toHaveLength(6);
  });

  it('has an invalid parameter where there is one', () => {
    const GET = withId({ type: 'integer' });
    expect(listRequests({ 'GET /books/{id}': GET }, { level: 0 })).toEqual([
      'POST /books/%C2%A7x',
      'PUT /books/%C2%A7x',
      'PATCH /books/%C2%A7x',
      'DELETE /books/%C2%A7x',
      'GET /books/%C2%A7x/',
    ]);
  });

  it('is skipped with the reason where it has no valid request', () => {
    const contract = buildContractOf({ 'GET /books/{id}': withId(false as unknown as JsonSchema) });
    expect(planCases(routingCases, contract)).toMatchObject({
      cases: [],
      skipped: ['GET /books/{id} › routing: no valid value was found; an example in the document helps'],
    });
  });
});
