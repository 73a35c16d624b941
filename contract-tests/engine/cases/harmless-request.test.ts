import { describe, expect, it } from 'vitest';
import { nameOperation } from '../../../scripts/document/reading/description.ts';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { buildTestContext } from '../../testing/plan-cases.ts';
import type { Level } from '../model/case.ts';
import type { Wire } from '../requests/wire.ts';
import { buildDraft } from './base-draft.ts';
import { buildHarmlessRequest, buildInvalidRequest } from './harmless-request.ts';

const show = (wire: Wire | undefined) =>
  wire && `${wire.path}?${wire.query} ${wire.body ? new TextDecoder().decode(wire.body) : ''}`.trim();

const build = (name: string, fragment: JsonSchema, level: Level) => {
  const contract = buildContractOf({ [name]: { responses: {}, ...fragment } });
  const [operation] = contract.operations;
  if (operation === undefined) throw new Error('The document has no operation.');
  expect(nameOperation(operation)).toBe(name);
  return { operation, ...buildTestContext(contract, { level }) };
};

const harmless = (name: string, fragment: JsonSchema, level: Level) => {
  const { context, operation } = build(name, fragment, level);
  return show(buildHarmlessRequest(context, operation));
};

const bodyOf = (schema: JsonSchema | boolean, required = true) => ({
  requestBody: { required, content: { 'application/json': { schema } } },
});
const query = (name: string, schema: JsonSchema, required = true) => ({
  name,
  in: 'query',
  required,
  schema,
});

const TITLE = bodyOf({ type: 'object', required: ['title'], properties: { title: { const: 'Emma' } } });
const OPTIONAL = { requestBody: { ...TITLE.requestBody, required: false } };
const LIMIT = {
  parameters: [query('shelf', { type: 'string', enum: ['a'] }), query('n', { const: 1 }, false)],
};

describe('the request of a case that is not about its values', () => {
  it.each<[string, string, JsonSchema, string]>([
    ['a body', 'POST /books', TITLE, '/books? {"title":"Emma"}'],
    ['an optional body, which it lacks', 'POST /books', OPTIONAL, '/books?'],
    ['parameters, those that are required', 'GET /books', LIMIT, '/books?shelf=a'],
  ])('is valid at level 2: of %s', (_, name, fragment, expected) => {
    expect(harmless(name, fragment, 2)).toBe(expected);
  });

  const rows: [string, string, JsonSchema, string | undefined][] = [
    ['lacks every field of its body', 'POST /books', TITLE, '/books? {}'],
    ['is a list, where no field is required', 'POST /books', bodyOf({ type: 'object' }), '/books? []'],
    ['is null, where the body is not an object', 'POST /books', bodyOf({ type: 'string' }), '/books? null'],
    ['has an invalid parameter', 'GET /books', LIMIT, '/books?shelf=%C2%A7x'],
    [
      'has the one parameter that can be invalid',
      'POST /books',
      { parameters: [query('q', { type: 'string', const: 'q' }, false), query('any', {})] },
      '/books?q=%C2%A7x&any=x',
    ],
    ['has an invalid body that is optional', 'POST /books', OPTIONAL, '/books? {}'],
    ['is valid, where a repeat changes nothing', 'GET /books', {}, '/books?'],
    ['is valid, where the document says so', 'POST /books', { 'x-retry-safe': true }, '/books?'],
    ['is none, where a repeat changes something', 'POST /books', {}, undefined],
    ['is none, where the body may be anything', 'POST /books', bodyOf(true), undefined],
  ];
  it.each(rows)('%s below level 2', (_, name, fragment, expected) => {
    for (const level of [0, 1] as const) {
      const sent = harmless(name, fragment, level);
      expect(sent?.replace(/any=[^&]*/, 'any=x')).toBe(expected);
    }
  });
});

describe('an invalid request', () => {
  const invalid = (fragment: JsonSchema) => {
    const { context, operation } = build('POST /books', fragment, 2);
    const draft = buildDraft(context, operation, { fill: 'all' });
    const wire = buildInvalidRequest(context, operation, draft);
    if (wire !== undefined) expect(context.isInvalid({ operation, wire })).toBe(true);
    return show(wire);
  };

  it('is invalid in its body before its parameters', () => {
    expect(invalid({ ...LIMIT, ...TITLE })).toBe('/books?shelf=a&n=1 {}');
    expect(invalid({ ...LIMIT, ...bodyOf({ properties: { title: { const: 1 } } }) })).toBe(
      '/books?shelf=%C2%A7x&n=1 {"title":1}',
    );
  });

  it('is none where no value is invalid', () => {
    expect(invalid({ parameters: [query('q', { type: 'string' })] })).toBeUndefined();
  });
});
