import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { type Plan, planCases } from '../../testing/plan-cases.ts';
import { fieldCases } from './fields.ts';

const RESPONSES = { 201: {}, 400: {}, 404: {}, 409: {}, 422: {} };

const planFor = (operation: JsonSchema, name = 'POST /books') =>
  planCases(fieldCases, buildContractOf({ [name]: { responses: RESPONSES, ...operation } }));

const bodyOf = (schema: JsonSchema, more: JsonSchema = {}) => ({
  requestBody: { required: true, content: { 'application/json': { schema, ...more } } },
});

const planParameter = (parameter: JsonSchema, name?: string) => planFor({ parameters: [parameter] }, name);

const titlesOf = ({ cases }: Plan) => cases.map(({ title }) => title);
const groupOf = ({ cases }: Plan, wanted: string) => cases.filter(({ group }) => group === wanted);

describe('the fields of a body', () => {
  const pages = { type: 'integer', minimum: 1, maximum: 3 };
  const kind = { enum: ['novel', 'poem'] };
  const schema = { type: 'object', required: ['pages'], properties: { pages, kind } };
  const plan = planFor(bodyOf(schema, { example: { pages: 2, kind: 'poem' } }));

  it('are at the edges of what is allowed', () => {
    expect(groupOf(plan, 'edge').map(({ title, body }) => [title, body])).toEqual([
      ['accepts a pages of 1', '{"pages":1,"kind":"poem"}'],
      ['accepts a pages of 3', '{"pages":3,"kind":"poem"}'],
      ['accepts a kind that is "novel"', '{"pages":2,"kind":"novel"}'],
      ['accepts a kind that is "poem"', '{"pages":2,"kind":"poem"}'],
    ]);
  });

  it('are beyond these edges, each in one place, with the item that a refusal shows violated', () => {
    const rows = groupOf(plan, 'violation').map(({ title, body, violates }) => [title, body, violates]);
    const rest = '"kind":"poem"}';
    expect(rows).toEqual([
      ['rejects a body that is null', 'null', 'POST /books › body › type'],
      ['rejects a body that is a string', '"text"', 'POST /books › body › type'],
      ['rejects a body that is an array', `[{"pages":2,${rest}]`, 'POST /books › body › type'],
      ['rejects a pages that is null', `{"pages":null,${rest}`, 'POST /books › body pages › type'],
      ['rejects a pages that is a boolean', `{"pages":true,${rest}`, 'POST /books › body pages › type'],
      ['rejects a pages that is a string', `{"pages":"2",${rest}`, 'POST /books › body pages › type'],
      ['rejects a pages that is an array', `{"pages":[2],${rest}`, 'POST /books › body pages › type'],
      [
        'rejects a pages that is an object',
        `{"pages":{"value":2},${rest}`,
        'POST /books › body pages › type',
      ],
      ['rejects a pages that is not whole', `{"pages":2.5,${rest}`, 'POST /books › body pages › type'],
      ['rejects a pages of 0', `{"pages":0,${rest}`, 'POST /books › body pages › minimum'],
      ['rejects a pages of 4', `{"pages":4,${rest}`, 'POST /books › body pages › maximum'],
      ['rejects a pages that is missing', '{"kind":"poem"}', 'POST /books › body pages › required'],
      [
        'rejects a kind that is not one of the documented values',
        '{"pages":2,"kind":"poem_unknown"}',
        'POST /books › body kind › enum',
      ],
      ['rejects a kind in another case', '{"pages":2,"kind":"POEM"}', 'POST /books › body kind › enum'],
    ]);
  });

  it.each([
    ['edge', 'valid', '201 or 409', 2, undefined],
    ['violation', 'invalid', '400 or 422', 0, 'POST /books › body'],
  ])('are sent as the %s of a request that is %s, for status %s, at level %i', (group, ...expected) => {
    const cases = groupOf(plan, group);
    expect(cases.length).toBeGreaterThan(3);
    for (const { validity, statuses, level, violates } of cases)
      expect([validity, statuses, level, violates?.slice(0, 18)]).toEqual(expected);
  });

  it('are proven by the document', () => {
    expect(plan).toMatchObject({ unproven: [], skipped: [], excluded: [] });
  });

  it('keep the parameters of a valid request', () => {
    const parameters = [{ name: 'shelf', in: 'query', schema: { const: 'a' } }];
    const { cases } = planFor({ parameters, ...bodyOf(schema) });
    const ofBody = cases.filter(({ title }) => title.includes('pages'));
    expect(new Set(ofBody.map(({ request }) => request))).toEqual(new Set(['POST /books?shelf=a']));
  });

  it.each<[string, JsonSchema]>([
    ['without a body', {}],
    ['with a body of no schema', { requestBody: { content: { 'application/json': {} } } }],
    ['with XML', { requestBody: { content: { 'application/xml': { schema } } } }],
  ])('are not planned for an operation %s', (_, operation) => {
    expect(planFor(operation)).toMatchObject({ cases: [], skipped: [], excluded: [] });
  });
});

describe('a parameter', () => {
  const schema = { type: 'integer', minimum: 1, maximum: 3 };
  const rows = ({ cases }: Plan) =>
    cases.map(({ title, request, headers, statuses }) => [
      title,
      [request.split(/[/?]/).slice(2).join('/'), ...headers].join(),
      statuses,
    ]);

  it('in the query is missing, at its edges and beyond them', () => {
    const plan = planParameter({ name: 'limit', in: 'query', required: true, schema });
    expect(rows(plan)).toEqual([
      ['rejects a missing query limit', '', '400 or 422'],
      ['accepts a query limit of 1', 'limit=1', '201 or 409'],
      ['accepts a query limit of 3', 'limit=3', '201 or 409'],
      ['rejects a query limit that is a boolean', 'limit=true', '400 or 422'],
      ['rejects a query limit that is not whole', 'limit=2.5', '400 or 422'],
      ['rejects a query limit of 0', 'limit=0', '400 or 422'],
      ['rejects a query limit of 4', 'limit=4', '400 or 422'],
    ]);
    expect(plan).toMatchObject({ unproven: [], skipped: [], excluded: [] });
  });

  it('has a level, a verdict and an item of the coverage', () => {
    const plan = planParameter({ name: 'limit', in: 'query', required: true, schema });
    const item = (keyword: string) => `POST /books › query limit › ${keyword}`;
    expect(
      plan.cases.map(({ group, validity, level, violates }) => [group, validity, level, violates]),
    ).toEqual([
      ['violation', 'invalid', 0, item('required')],
      ['edge', 'valid', 2, undefined],
      ['edge', 'valid', 2, undefined],
      ['violation', 'invalid', 0, item('type')],
      ['violation', 'invalid', 0, item('type')],
      ['violation', 'invalid', 0, item('minimum')],
      ['violation', 'invalid', 0, item('maximum')],
    ]);
  });

  it('in the path is never missing, and an invalid value may be answered by 404', () => {
    const path = { name: 'id', in: 'path', required: true, schema };
    expect(rows(planParameter(path, 'GET /books/{id}'))).toEqual([
      ['accepts a path id of 1', '1', '201 or 404 or 409'],
      ['accepts a path id of 3', '3', '201 or 404 or 409'],
      ['rejects a path id that is a boolean', 'true', '400 or 422 or 404'],
      ['rejects a path id that is an object', 'value%2C2', '400 or 422 or 404'],
      ['rejects a path id that is not whole', '2.5', '400 or 422 or 404'],
      ['rejects a path id of 0', '0', '400 or 422 or 404'],
      ['rejects a path id of 4', '4', '400 or 422 or 404'],
    ]);
    const { cases } = planFor({ parameters: [path], responses: { 200: {}, 400: {} } }, 'GET /books/{id}');
    expect(new Set(groupOf({ cases } as Plan, 'violation').map(({ statuses }) => statuses))).toEqual(
      new Set(['400']),
    );
  });

  it.each([
    ['header', 'X-Kind', 'X-Kind: '],
    ['cookie', 'kind', 'Cookie: kind='],
  ])('in a %s is missing, at its edges and beyond them', (location, name, written) => {
    const plan = planParameter({ name, in: location, required: true, schema: { enum: ['ab', 'cd'] } });
    expect(rows(plan)).toEqual([
      [`rejects a missing ${location} ${name}`, '', '400 or 422'],
      [`accepts a ${location} ${name} that is "ab"`, `,${written}ab`, '201 or 409'],
      [`accepts a ${location} ${name} that is "cd"`, `,${written}cd`, '201 or 409'],
      [
        `rejects a ${location} ${name} that is not one of the documented values`,
        `,${written}ab_unknown`,
        '400 or 422',
      ],
      [`rejects a ${location} ${name} in another case`, `,${written}AB`, '400 or 422'],
    ]);
    expect(plan.unproven).toEqual([]);
  });

  it('that is optional is not missing', () => {
    expect(titlesOf(planParameter({ name: 'limit', in: 'query', schema }))).toEqual([
      'accepts a query limit of 1',
      'accepts a query limit of 3',
      'rejects a query limit that is a boolean',
      'rejects a query limit that is not whole',
      'rejects a query limit of 0',
      'rejects a query limit of 4',
    ]);
  });

  it('keeps the others and the body, also where they are optional', () => {
    const parameters = ['a', 'b'].map((name) => ({
      name,
      in: 'query',
      required: name === 'a',
      schema: { const: 1 },
    }));
    const { requestBody } = bodyOf({ const: 'x' });
    const { cases } = planFor({ parameters, requestBody: { ...requestBody, required: false } });
    const [missing] = cases.filter(({ title }) => title === 'rejects a missing query a');
    expect([missing?.request, missing?.body]).toEqual(['POST /books?b=1', '"x"']);
  });
});
