import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { type PlannedCase, planCases } from '../../testing/plan-cases.ts';
import { bodyCases } from './bodies.ts';

const TITLE = { type: 'object', required: ['title'], properties: { title: { const: 'Emma' } } };

const planFor = (schema: JsonSchema, { required = true, type = 'application/json' } = {}) =>
  planCases(
    bodyCases,
    buildContractOf({
      'POST /books': {
        requestBody: { required, content: { [type]: { schema } } },
        responses: { 201: {}, 400: {}, 409: {}, 415: {}, 422: {} },
      },
    }),
  );

const pick = (validity: PlannedCase['validity'], { cases }: ReturnType<typeof planFor>) =>
  cases.filter((planned) => planned.validity === validity);
const titlesOf = (cases: readonly PlannedCase[]) => cases.map(({ title }) => title);

/** Text as bytes of UTF-16, shown with one character for each byte. */
const utf16 = (text: string) => `ÿþ${[...text].map((character) => `${character}\0`).join('')}`;

/** Every letter of the JSON text `{"title":"Emma"}`, escaped. */
const ESCAPED = '{"\\u0074\\u0069\\u0074\\u006c\\u0065":"\\u0045\\u006d\\u006d\\u0061"}';

describe('a required object', () => {
  const plan = planFor(TITLE);

  it('is broken in its syntax, its bytes and its fields', () => {
    expect(pick('invalid', plan).map(({ title, body, chunked }) => [title, body, chunked])).toEqual([
      ['rejects malformed JSON', '{"title":"Emma"', false],
      ['rejects a body with trailing garbage', '{"title":"Emma"} x', false],
      ['rejects a body with a trailing comma', '{"title":"Emma",}', false],
      ['rejects an empty body', '', false],
      ['rejects a body that is not UTF-8', '{"title":"Emma","ÿ":1}', false],
      ['rejects a body in another character set', utf16('{"title":"Emma"}'), false],
      ['rejects an object without fields', '{}', false],
      ['rejects an invalid body in chunks', '{"title":null}', true],
      ['rejects a body with the same invalid field twice', '{"title":null,"title":null}', false],
    ]);
  });

  it('is valid in unusual forms', () => {
    expect(pick('valid', plan).map(({ title, body, chunked }) => [title, body, chunked])).toEqual([
      ['accepts a body in chunks', '{"title":"Emma"}', true],
      ['accepts a body with white space around it', ' \r\n\t{\n  "title": "Emma"\n}\n', false],
      [
        'accepts a field that is not documented',
        '{"title":"Emma","x_unknown":{"nested":["value",1,null]}}',
        false,
      ],
      ['accepts escaped characters', ESCAPED, false],
      ['answers a body with the same field twice', '{"title":"Emma","title":"Emma"}', false],
    ]);
  });

  it('is refused as invalid where it is broken, which level 0 may send', () => {
    for (const planned of pick('invalid', plan))
      expect(planned).toMatchObject({ statuses: '400 or 422', level: 0 });
  });

  it('is accepted where it is valid, which only level 2 may send', () => {
    for (const { title, statuses, level } of pick('valid', plan)) {
      // a server may refuse a name that comes twice
      const more = title.includes('twice') ? ' or 400 or 422' : '';
      expect([title, statuses, level]).toEqual([title, `201 or 409${more}`, 2]);
    }
  });

  it('is sent with a valid credential and its content type', () => {
    expect(plan.cases).toHaveLength(14);
    for (const planned of plan.cases) {
      const { group, credential, headers, request, violates } = planned;
      expect([group, credential, headers, request, violates]).toEqual([
        'body',
        'valid',
        ['Content-Type: application/json'],
        'POST /books',
        undefined,
      ]);
    }
  });

  it('is proven by the document', () => {
    expect(plan.unproven).toEqual([]);
  });
});

describe('another body', () => {
  const all = titlesOf(planFor(TITLE).cases);
  const number = { type: 'object', properties: { n: { const: 1 } } };
  const rows: [string, JsonSchema, Parameters<typeof planFor>[1], string[]][] = [
    ['has no empty body where the body is optional', TITLE, { required: false }, ['rejects an empty body']],
    [
      'is an object without fields where no field is required',
      { ...TITLE, required: [] },
      {},
      ['rejects an object without fields'],
    ],
    [
      'has no field that is not documented where no other field is allowed',
      { ...TITLE, additionalProperties: false },
      {},
      ['accepts a field that is not documented'],
    ],
    [
      'has no invalid value in chunks or twice where null is valid',
      { type: 'object', required: ['title'], properties: { title: { type: ['string', 'null'] } } },
      {},
      ['rejects an invalid body in chunks', 'rejects a body with the same invalid field twice'],
    ],
    ['is any JSON media type', TITLE, { type: 'application/vnd.books+json' }, []],
    [
      'is optional',
      number,
      { required: false },
      ['rejects an empty body', 'rejects an object without fields'],
    ],
  ];
  it.each(rows)('%s', (_, schema, details, absent) => {
    const plan = planFor(schema, details);
    expect(titlesOf(plan.cases)).toEqual(all.filter((title) => !absent.includes(title)));
    expect(plan.unproven).toEqual([]);
  });

  it('has its first field twice and the others once', () => {
    const properties = { title: { const: 'Emma' }, pages: { const: 2 } };
    const { cases } = planFor({ type: 'object', required: ['title', 'pages'], properties });
    const twice = cases.filter(({ title }) => title.includes('twice')).map(({ body }) => body);
    expect(twice).toEqual([
      '{"title":"Emma","title":"Emma","pages":2}',
      '{"title":null,"title":null,"pages":2}',
    ]);
  });

  it('keeps a value that no escape may change', () => {
    const { cases } = planFor(number);
    expect(cases.find(({ title }) => title === 'accepts escaped characters')?.body).toBe('{"\\u006e":1}');
  });

  it.each<[string, JsonSchema, string]>([
    ['an array', { type: 'array', items: { type: 'string' } }, 'application/json'],
    ['a string', { type: 'string' }, 'application/json'],
    ['XML', TITLE, 'application/xml'],
    ['text', { type: 'string' }, 'text/plain'],
  ])('that is %s has none of these cases', (_, schema, type) => {
    const { cases, skipped } = planFor(schema, { type });
    expect([cases, skipped]).toEqual([[], []]);
  });
});

describe('an operation', () => {
  it.each<[string, JsonSchema]>([
    ['without a body', {}],
    [
      'with a JSON body of no schema',
      { requestBody: { required: true, content: { 'application/json': {} } } },
    ],
  ])('%s has no such case', (_, more) => {
    const contract = buildContractOf({ 'POST /books': { ...more, responses: { 201: {} } } });
    expect(planCases(bodyCases, contract)).toMatchObject({ cases: [], skipped: [] });
  });

  it('without a valid body is skipped with the reason', () => {
    const schema = { type: 'object', required: ['no'], properties: { no: false } };
    const { cases, skipped } = planFor(schema);
    expect(cases).toEqual([]);
    expect(skipped).toEqual([
      'POST /books › broken bodies: no valid value was found; an example in the document helps',
    ]);
  });
});
