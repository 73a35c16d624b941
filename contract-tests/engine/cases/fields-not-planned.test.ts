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

describe('what a request cannot express', () => {
  it('is not a case: a text has no other type, and a list in a query is never empty', () => {
    const text = planParameter({ name: 'q', in: 'query', schema: { type: 'string', maxLength: 2 } });
    expect(titlesOf(text).filter((title) => title.startsWith('rejects'))).toEqual([
      'rejects a query q of 3 characters',
    ]);
    expect(text.excluded).toEqual(['POST /books › query q › type: a query parameter cannot express it']);
    const items = { type: 'array', items: { const: 1 }, minItems: 1 };
    expect(planParameter({ name: 't', in: 'query', schema: items }).excluded).toContain(
      'POST /books › query t › minItems: a query parameter cannot express it',
    );
  });

  it('is not an edge: a header has no Unicode and a path has no slash', () => {
    const schema = { type: 'string', maxLength: 40 };
    const path = { name: 'id', in: 'path', required: true, schema };
    for (const plan of [
      planParameter({ name: 'X-Note', in: 'header', schema }),
      planParameter(path, 'GET /books/{id}'),
    ]) {
      expect(titlesOf(plan)).toEqual(expect.arrayContaining([expect.stringContaining('of 40 characters')]));
      expect(titlesOf(plan).filter((title) => title.includes('special characters'))).toEqual([]);
      expect(plan.unproven).toEqual([]);
    }
  });

  it.each<[string, JsonSchema, string]>([
    ['body', bodyOf({ properties: { n: { anyOf: [{ type: 'integer' }, {}] } } }), 'body n › anyOf'],
    [
      'parameter',
      { parameters: [{ name: 'n', in: 'query', schema: { anyOf: [{ type: 'integer' }, {}] } }] },
      'query n › anyOf',
    ],
  ])('is excluded where no value of a %s violates it', (_, operation, item) => {
    expect(planFor(operation).excluded).toContain(`POST /books › ${item}: no value violates it alone`);
  });
});

describe('a field without a valid value', () => {
  const odd = { type: 'integer', minimum: 5, maximum: 2 };
  const schema = { type: 'object', properties: { n: { type: 'integer', minimum: 1 }, odd } };
  const reason = 'no valid value was found; an example in the document helps';

  it('of a body is skipped once, and the others are not', () => {
    const plan = planFor(bodyOf(schema));
    expect(plan.skipped).toEqual([`POST /books › body odd: ${reason}`]);
    expect(titlesOf(plan)).toEqual(expect.arrayContaining(['accepts a n of 1', 'rejects a n of 0']));
  });

  it('of a parameter is skipped once, and neither the others nor the body are', () => {
    const parameters = [{ name: 'q', in: 'query', style: 'deepObject', schema }];
    const plan = planFor({ parameters, ...bodyOf({ type: 'integer', minimum: 7 }) });
    expect(plan.skipped).toEqual([`POST /books › query q[odd]: ${reason}`]);
    expect(titlesOf(plan)).toEqual(
      expect.arrayContaining([
        'accepts a query q[n] of 1',
        'rejects a query q[n] of 0',
        'accepts a body of 7',
        'rejects a body of 6',
      ]),
    );
  });

  it('that is required leaves no case of the operation, which is reported', () => {
    expect(planFor(bodyOf({ ...schema, required: ['odd'] }))).toMatchObject({
      cases: [],
      skipped: [`POST /books › fields: ${reason}`],
    });
  });
});
