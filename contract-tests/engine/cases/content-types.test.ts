import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { planCases } from '../../testing/plan-cases.ts';
import { contentTypeCases } from './content-types.ts';

const TITLE = { type: 'object', required: ['title'], properties: { title: { const: 'Emma' } } };

const planFor = (content: JsonSchema, more: JsonSchema = {}) =>
  planCases(
    contentTypeCases,
    buildContractOf({
      'POST /books': {
        requestBody: { required: true, content },
        responses: { 201: {}, 400: {}, 409: {}, 415: {} },
        ...more,
      },
    }),
  );

const VALID = '{"title":"Emma"}';

describe('a JSON body', () => {
  const plan = planFor({ 'application/json': { schema: TITLE } });

  it('has its content type in every form, in no other type and in none', () => {
    expect(plan.cases.map(({ title, headers, body }) => [title, ...headers, body])).toEqual([
      [
        'accepts the content type application/json; charset=utf-8',
        'Content-Type: application/json; charset=utf-8',
        VALID,
      ],
      ['accepts the content type APPLICATION/JSON', 'Content-Type: APPLICATION/JSON', VALID],
      ['answers a valid body without a content type', VALID],
      ['rejects the content type text/plain', 'Content-Type: text/plain', VALID],
      [
        'rejects the content type application/x-www-form-urlencoded',
        'Content-Type: application/x-www-form-urlencoded',
        VALID,
      ],
      ['rejects the content type application/xml', 'Content-Type: application/xml', VALID],
      ['rejects an invalid body without a content type', '{}'],
      ['rejects an invalid body as text/plain', 'Content-Type: text/plain', '{}'],
    ]);
  });

  it('has a status for each, and is sent only where nothing could be accepted unless at level 2', () => {
    expect(plan.cases.map(({ validity, statuses, level }) => [validity, statuses, level])).toEqual([
      ['valid', '201 or 409', 2],
      ['valid', '201 or 409', 2],
      ['any', '201 or 409 or 400 or 415', 2],
      ['invalid', '400 or 415', 2],
      ['invalid', '400 or 415', 2],
      ['invalid', '400 or 415', 2],
      ['invalid', '400 or 415', 0],
      ['invalid', '400 or 415', 0],
    ]);
  });

  it('is sent with a valid credential and proven by the document', () => {
    for (const planned of plan.cases)
      expect(planned).toMatchObject({ group: 'content type', credential: 'valid', request: 'POST /books' });
    expect(plan.unproven).toEqual([]);
  });
});

describe('a body of several media types', () => {
  const listTypes = (plan: ReturnType<typeof planFor>) =>
    plan.cases.map(({ title }) => title.replace(/^rejects the content type /, ''));
  const json = { 'application/json': { schema: TITLE } };
  const ALWAYS = [
    'accepts the content type application/json; charset=utf-8',
    'accepts the content type APPLICATION/JSON',
    'answers a valid body without a content type',
  ];
  const FORM = 'application/x-www-form-urlencoded';
  const INVALID_BARE = 'rejects an invalid body without a content type';
  const INVALID_TEXT = 'rejects an invalid body as text/plain';

  it.each<[string, JsonSchema, string[]]>([
    ['XML', { 'application/xml': {} }, ['text/plain', FORM, INVALID_BARE, INVALID_TEXT]],
    ['a form', { [FORM]: {} }, ['text/plain', 'application/xml', INVALID_BARE, INVALID_TEXT]],
    ['text', { 'text/plain': {} }, [FORM, 'application/xml', INVALID_BARE]],
    ['any text', { 'text/*': {} }, [FORM, 'application/xml', INVALID_BARE]],
    ['any application', { 'application/*': {} }, ['text/plain', INVALID_BARE, INVALID_TEXT]],
    ['anything', { '*/*': {} }, []],
  ])('is not refused as %s where that is documented', (_, more, expected) => {
    const plan = planFor({ ...json, ...more });
    expect(listTypes(plan)).toEqual([...ALWAYS, ...expected]);
    expect(plan.unproven).toEqual([]);
  });

  it('is written in the JSON type that is documented', () => {
    const [charset, upper] = planFor({ 'application/problem+json': { schema: TITLE } }).cases;
    expect([charset?.headers, upper?.headers]).toEqual([
      ['Content-Type: application/problem+json; charset=utf-8'],
      ['Content-Type: APPLICATION/PROBLEM+JSON'],
    ]);
  });
});

describe('an operation', () => {
  it('without a value that is invalid has no invalid body', () => {
    expect(planFor({ 'application/json': {} }).cases.map(({ title }) => title)).toEqual([
      'accepts the content type application/json; charset=utf-8',
      'accepts the content type APPLICATION/JSON',
      'answers a valid body without a content type',
      'rejects the content type text/plain',
      'rejects the content type application/x-www-form-urlencoded',
      'rejects the content type application/xml',
    ]);
  });

  it('is sent its body also where the body is optional', () => {
    const requestBody = { required: false, content: { 'application/json': { schema: TITLE } } };
    const { cases } = planFor({}, { requestBody });
    expect(cases.map(({ body }) => body)).toEqual([...Array(6).fill(VALID), '{}', '{}']);
  });

  it('keeps its other headers', () => {
    const parameters = [{ name: 'X-Shelf', in: 'header', required: true, schema: { const: 'a' } }];
    const { cases } = planFor({ 'application/json': { schema: TITLE } }, { parameters });
    expect(cases.map(({ headers }) => headers[0])).toEqual(cases.map(() => 'X-Shelf: a'));
    expect(cases[2]?.headers).toEqual(['X-Shelf: a']);
  });

  it.each<[string, JsonSchema]>([
    ['without a body', { requestBody: undefined }],
    ['with an XML body', { requestBody: { content: { 'application/xml': { schema: TITLE } } } }],
  ])('%s has no such case', (_, more) => {
    expect(planFor({}, more)).toMatchObject({ cases: [], skipped: [] });
  });

  it('without a valid body is skipped with the reason', () => {
    const { cases, skipped } = planFor({ 'application/json': { schema: false } });
    expect(cases).toEqual([]);
    expect(skipped).toEqual([
      'POST /books › content types: no valid value was found; an example in the document helps',
    ]);
  });
});
