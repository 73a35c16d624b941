import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { type PlanDetails, planCases } from '../../testing/plan-cases.ts';
import { statusCases } from './statuses.ts';

/** A mock that answers a status when it is asked for it, as Prism does. */
const MOCK = {
  provoke: (status: number, example: string | undefined) => ({
    Prefer: `code=${status}${example === undefined ? '' : `, example=${example}`}`,
  }),
};

const planFor = (operation: JsonSchema, capabilities?: PlanDetails['capabilities']) =>
  planCases(statusCases, buildContractOf({ 'POST /books': operation }), capabilities && { capabilities });

const examples = (...names: string[]) => ({
  content: {
    'application/json': { examples: Object.fromEntries(names.map((name) => [name, { value: {} }])) },
  },
});

describe('a server that can be asked for a status', () => {
  const parameters = [
    { name: 'shelf', in: 'query', required: true, schema: { const: 'a' } },
    { name: 'limit', in: 'query', schema: { const: 1 } },
  ];
  const responses = {
    201: examples('added', 'known'),
    400: {},
    404: examples('gone'),
    '5XX': {},
    default: examples('any'),
  };
  const plan = planFor({ parameters, responses }, MOCK);

  it('is asked for each exact status, by each of its examples', () => {
    expect(plan.cases.map(({ title, headers, statuses }) => [title, ...headers, statuses])).toEqual([
      ['answers 201 as in added when asked', 'Prefer: code=201, example=added', '201'],
      ['answers 201 as in known when asked', 'Prefer: code=201, example=known', '201'],
      ['answers 400 when asked', 'Prefer: code=400', '400'],
      ['answers 404 as in gone when asked', 'Prefer: code=404, example=gone', '404'],
    ]);
  });

  it('is asked in a valid request with what is required, at level 2', () => {
    expect(plan.cases).toHaveLength(4);
    for (const { group, request, validity, level, credential } of plan.cases)
      expect([group, request, validity, level, credential]).toEqual([
        'status',
        'POST /books?shelf=a',
        'valid',
        2,
        'valid',
      ]);
    expect(plan.unproven).toEqual([]);
  });

  it('is asked for the examples of every media type', () => {
    const { content } = examples('json');
    const both = { content: { ...content, 'text/plain': { examples: { text: { value: 'x' } } } } };
    expect(planFor({ responses: { 200: both } }, MOCK).cases.map(({ title }) => title)).toEqual([
      'answers 200 as in json when asked',
      'answers 200 as in text when asked',
    ]);
  });

  it('is asked in the headers of the request too', () => {
    const shelf = [{ name: 'X-Shelf', in: 'header', required: true, schema: { const: 'a' } }];
    const { cases } = planFor({ parameters: shelf, responses: { 204: {} } }, MOCK);
    expect(cases.map(({ headers }) => headers)).toEqual([['X-Shelf: a', 'Prefer: code=204']]);
  });
});

describe('a server that knows the test values of the document', () => {
  const value = (title: string, status?: number) => ({
    value: { title },
    ...(status !== undefined && { 'x-expect-status': status }),
  });
  const operation = {
    parameters: [{ name: 'limit', in: 'query', schema: { const: 1 } }],
    requestBody: {
      content: {
        'application/json': {
          schema: { properties: { title: { type: 'string' } } },
          examples: {
            plain: value('Emma'),
            added: value('A', 201),
            known: value('B', 409),
            lost: value('C', 0),
          },
        },
      },
    },
    responses: { 201: {}, 409: {} },
  };
  const plan = planFor(operation, { triggers: true });

  it('is sent each example that has a status, and no other', () => {
    expect(
      plan.cases.map(({ title, body, statuses, validity }) => [title, body, statuses, validity]),
    ).toEqual([
      ['answers the example added with 201', '{"title":"A"}', '201', 'valid'],
      ['answers the example known with 409', '{"title":"B"}', '409', 'any'],
      ['drops the connection of the example lost', '{"title":"C"}', '0', 'any'],
    ]);
  });

  it('is sent it with every documented parameter, at level 2', () => {
    for (const { group, request, headers, level, credential } of plan.cases)
      expect([group, request, headers, level, credential]).toEqual([
        'status',
        'POST /books?limit=1',
        ['Content-Type: application/json'],
        2,
        'valid',
      ]);
    expect(plan.unproven).toEqual([]);
  });

  it('is also asked for statuses where this is possible', () => {
    const { cases } = planFor(operation, { ...MOCK, triggers: true });
    expect(cases.map(({ title }) => title)).toEqual([
      'answers 201 when asked',
      'answers 409 when asked',
      ...plan.cases.map(({ title }) => title),
    ]);
  });

  it('is sent nothing where there is no JSON body', () => {
    expect(planFor({ responses: { 201: {} } }, { triggers: true }).cases).toEqual([]);
  });

  it('is not asked where it can do neither', () => {
    expect(planFor(operation)).toMatchObject({ cases: [], skipped: [] });
  });
});

describe('an operation without a valid request', () => {
  it('is skipped with the reason', () => {
    const parameters = [{ name: 'q', in: 'query', required: true, schema: false }];
    expect(planFor({ parameters, responses: { 201: {} } }, MOCK)).toMatchObject({
      cases: [],
      skipped: ['POST /books › statuses: no valid value was found; an example in the document helps'],
    });
  });
});
