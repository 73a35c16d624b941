import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { type PlanDetails, planCases } from '../../testing/plan-cases.ts';
import { exampleCases } from './examples.ts';

const planFor = (operation: JsonSchema, details?: PlanDetails) =>
  planCases(
    exampleCases,
    buildContractOf({ 'POST /books': { responses: { 201: {}, 400: {}, 409: {} }, ...operation } }),
    details,
  );

const bodyOf = (media: JsonSchema) => ({
  requestBody: { required: true, content: { 'application/json': media } },
});

const schema = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' }, pages: { type: 'integer' } },
};
const examples = {
  emma: { value: { title: 'Emma' } },
  ulysses: { value: { title: 'Ulysses', pages: 732 } },
};

const row = ({ title, body, level }: ReturnType<typeof planFor>['cases'][number]) => [title, body, level];

describe('an operation with examples', () => {
  const plan = planFor(bodyOf({ schema, examples }));

  it('accepts each of them, the first at level 1, then what is required and everything', () => {
    expect(plan.cases.slice(0, 4).map(row)).toEqual([
      ['accepts the example emma', '{"title":"Emma"}', 1],
      ['accepts the example ulysses', '{"title":"Ulysses","pages":732}', 2],
      ['accepts what is required and no more', '{"title":"Emma"}', 2],
      [
        'accepts every documented field at once',
        expect.stringMatching(/^\{"title":"Emma","pages":-?\d+\}$/),
        2,
      ],
    ]);
  });

  it('accepts a random body, which differs for another seed', () => {
    const other = planFor(bodyOf({ schema, examples }), { seed: 2 });
    const again = planFor(bodyOf({ schema, examples }));
    expect(plan.cases.slice(4).map(({ title, level }) => [title, level])).toEqual([
      ['accepts a random valid body', 2],
    ]);
    expect(again.cases[4]?.body).toBe(plan.cases[4]?.body);
    expect(other.cases[4]?.body).not.toBe(plan.cases[4]?.body);
  });

  it('is sent valid requests, proven by the document', () => {
    expect(plan.cases).toHaveLength(5);
    for (const planned of plan.cases)
      expect(planned).toMatchObject({
        group: 'example',
        request: 'POST /books',
        headers: ['Content-Type: application/json'],
        validity: 'valid',
        credential: 'valid',
        statuses: '201 or 409',
        violates: undefined,
      });
    expect(plan).toMatchObject({ unproven: [], skipped: [] });
  });

  it('is sent no example that is meant for another status', () => {
    const known = { known: { value: { title: 'Known' }, 'x-expect-status': 409 } };
    const { cases } = planFor(bodyOf({ schema, examples: { ...known, ...examples } }));
    expect(cases.map(({ title, level }) => [title, level]).slice(0, 2)).toEqual([
      ['accepts the example emma', 1],
      ['accepts the example ulysses', 2],
    ]);
  });

  it('is sent its examples with every parameter', () => {
    const parameters = ['a', 'b'].map((name, index) => ({
      name,
      in: 'query',
      required: index === 0,
      schema: { const: 1 },
    }));
    const { cases } = planFor({ parameters, ...bodyOf({ schema, examples }) });
    expect(cases.map(({ request }) => request)).toEqual([
      'POST /books?a=1&b=1',
      'POST /books?a=1&b=1',
      'POST /books?a=1',
      'POST /books?a=1&b=1',
      'POST /books?a=1&b=1',
    ]);
  });
});

describe('an operation without examples', () => {
  it('accepts what is required at level 1', () => {
    expect(planFor(bodyOf({ schema })).cases.map(({ title, level }) => [title, level])).toEqual([
      ['accepts what is required and no more', 1],
      ['accepts every documented field at once', 2],
      ['accepts a random valid body', 2],
    ]);
  });

  it('has no random body where it has no body, or a body without a schema', () => {
    const titles = ['accepts what is required and no more', 'accepts every documented field at once'];
    expect(planFor({}).cases.map(({ title }) => title)).toEqual(titles);
    expect(planFor(bodyOf({})).cases.map(({ title }) => title)).toEqual(titles);
  });

  it.each([0, 1] as const)('has no random body at level %i', (level) => {
    const titles = planFor(bodyOf({ schema }), { level }).cases.map(({ title }) => title);
    expect(titles).not.toContain('accepts a random valid body');
  });

  it('sends an optional body only with everything', () => {
    const { requestBody } = bodyOf({ schema });
    const { cases } = planFor({ requestBody: { ...requestBody, required: false } });
    expect(cases[0]).toMatchObject({ body: undefined, headers: [] });
    expect(cases[1]).toMatchObject({ headers: ['Content-Type: application/json'] });
  });
});

describe('an example with a recipient', () => {
  const phone = { type: 'string', pattern: '^\\+[1-9][0-9]{6,14}$' };
  const to = { type: 'object', required: ['to'], properties: { to: phone } };
  const example = { one: { value: { to: '+62811111111' } } };

  it('has a test phone in its place where there is one', () => {
    const { cases } = planFor(bodyOf({ schema: to, examples: example }), { phones: ['+62822222222'] });
    expect(cases[0]?.body).toBe('{"to":"+62822222222"}');
  });

  it('is sent as it is where there is none', () => {
    expect(planFor(bodyOf({ schema: to, examples: example })).cases[0]?.body).toBe('{"to":"+62811111111"}');
  });
});

describe('an operation without a valid value', () => {
  it('is skipped with the reason, for each case that it lacks', () => {
    const parameters = [{ name: 'q', in: 'query', required: true, schema: false }];
    const reason = 'no valid value was found; an example in the document helps';
    expect(planFor({ parameters, ...bodyOf({ schema, examples }) })).toMatchObject({
      cases: [],
      skipped: ['example emma', 'example ulysses', 'required fields', 'all fields', 'random body'].map(
        (what) => `POST /books › ${what}: ${reason}`,
      ),
    });
  });
});
