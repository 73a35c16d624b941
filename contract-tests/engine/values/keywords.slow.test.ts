import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildCountedContract, buildPlainSuite, buildSmallDocument } from '../../testing/small-contract.ts';
import { fuzzOperations } from '../run/fuzz.ts';
import { buildRemoteTarget } from '../targets/remote.ts';
import { invalidValues, validValues } from './arbitrary.ts';
import { NoValueError } from './no-value.ts';

const text = (more: JsonSchema = {}): JsonSchema => ({ type: 'string', ...more });
const list = (more: JsonSchema): JsonSchema => ({ type: 'array', ...more });
const object = (properties: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  properties,
  ...more,
});
const refer = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const uuid = text({ format: 'uuid' });
const kinds = { kind: { enum: ['a', 'b'] }, id: uuid };
/** `then` is a name that lint takes for a promise's. */
const whenA = (asked: JsonSchema | boolean): JsonSchema =>
  Object.fromEntries([
    ['if', { properties: { kind: { const: 'a' } } }],
    ['then', asked],
  ]);

const COMPONENTS: JsonSchema = {
  Nullable: object(
    { next: { anyOf: [refer('Nullable'), { type: 'null' }] }, day: text({ format: 'date' }) },
    { required: ['next', 'day'] },
  ),
  Tree: object({ trees: list({ items: refer('Tree') }) }, { required: ['trees'] }),
  Json: {
    anyOf: [text(), list({ items: refer('Json') }), { type: 'object', additionalProperties: refer('Json') }],
  },
  Sum: {
    oneOf: [
      object({ left: refer('Sum'), right: refer('Sum') }, { required: ['left', 'right'] }),
      { type: 'integer' },
    ],
  },
  Endless: object({ next: refer('Endless') }, { required: ['next'] }),
  Forest: object({ trees: list({ items: refer('Forest'), minItems: 2 }) }, { required: ['trees'] }),
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `Knot${index}`,
      object(
        Object.fromEntries(
          Array.from({ length: 12 }, (_item, other) => [`to${other}`, refer(`Knot${other}`)]),
        ),
      ),
    ]),
  ),
};

/** Schemas whose values are not found by chance. */
const POSSIBLE: Readonly<Record<string, JsonSchema | boolean>> = {
  'a format and the beginning of a pattern': text({ format: 'date', pattern: '^20[0-9]{2}-01' }),
  'a format and the end of a pattern': text({ format: 'email', pattern: '@corp\\.example\\.com$' }),
  'a format and a pattern of the whole': text({ format: 'uuid', pattern: '^[0-9a-f-]{36}$' }),
  'a format and a pattern of a URL': text({ format: 'uri', pattern: '^https://api\\.' }),
  'a format of one length': text({ format: 'hostname', minLength: 40, maxLength: 40 }),
  'a pattern of a length': text({ pattern: '^[a-z]+$', minLength: 33, maxLength: 33 }),
  'a pattern of words of a length': text({
    pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    minLength: 50,
    maxLength: 60,
  }),
  'a pattern that looks ahead': text({ pattern: '^(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9]{8,}$' }),
  'a pattern without printable ASCII': text({ pattern: '^[^\\x00-\\x7f]+$' }),
  'a pattern with word boundaries': text({ pattern: '\\bfoo\\b' }),
  'a very long text': text({ minLength: 5000 }),
  'a text that is not some others': text({ not: { pattern: '[a-z]' } }),
  'anything but a text': { not: { type: 'string' } },
  'a multiple between bounds': { type: 'integer', multipleOf: 7, minimum: 100, maximum: 106 },
  'a fraction of a step': { type: 'number', multipleOf: 0.01, exclusiveMinimum: 0, exclusiveMaximum: 1 },
  'a whole number of a broken step': { type: 'integer', multipleOf: 1.5, minimum: 4, maximum: 7 },
  'a number in a narrow range': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1e-6 },
  'a number far away': { type: 'integer', minimum: 1e15 },
  'all whole numbers of 64 bits': { type: 'integer', minimum: -(2 ** 63), maximum: 2 ** 63 },
  'two steps at once': { allOf: [{ type: 'integer', multipleOf: 4 }, { multipleOf: 6 }] },
  'bounds in two places': { allOf: [text({ minLength: 3 }), { maxLength: 4 }] },
  'every value of an enum': list({ uniqueItems: true, minItems: 3, items: { enum: ['a', 'b', 'c'] } }),
  'unique numbers of a small range': list({
    uniqueItems: true,
    minItems: 5,
    items: { type: 'integer', minimum: 1, maximum: 6 },
  }),
  'what an array contains': list({ items: { type: 'integer' }, contains: { minimum: 1000, maximum: 1001 } }),
  'how often an array contains it': list({
    items: { type: 'integer' },
    contains: { const: 5 },
    minContains: 3,
    maxContains: 3,
  }),
  'many items of a format': list({ minItems: 200, items: uuid }),
  'a closed tuple': list({
    prefixItems: [text({ format: 'date' }), { type: 'integer' }],
    items: false,
    minItems: 2,
  }),
  'properties that are not named': { type: 'object', minProperties: 3 },
  'some of the named properties': object(
    { a: text(), b: text(), c: text() },
    { minProperties: 2, maxProperties: 2 },
  ),
  'few of many properties': object(Object.fromEntries([...'abcdefghijklmn'].map((name) => [name, text()])), {
    maxProperties: 1,
  }),
  'names of a pattern': { type: 'object', propertyNames: { pattern: '^[A-Z]{3}$' }, minProperties: 2 },
  'names of a format': { type: 'object', propertyNames: { format: 'uuid' }, minProperties: 1 },
  'only names of a pattern': {
    type: 'object',
    patternProperties: { '^x-[a-z]+$': { type: 'integer' } },
    additionalProperties: false,
    minProperties: 1,
  },
  'a required name of a pattern': {
    type: 'object',
    patternProperties: { '^x-': uuid },
    required: ['x-a'],
    additionalProperties: false,
  },
  'what a condition asks for': object(kinds, {
    required: ['kind'],
    ...whenA({ required: ['id'] }),
    else: { not: { required: ['id'] } },
  }),
  'the other side of a condition': object(kinds, { required: ['kind'], ...whenA(false) }),
  'what depends on a property': object(
    { a: text(), b: uuid },
    { dependentRequired: { a: ['b'] }, required: ['a'] },
  ),
  'a schema that depends on a property': object(
    { a: text() },
    { dependentSchemas: { a: { properties: { c: uuid }, required: ['c'] } }, required: ['a'] },
  ),
  'not two properties at once': object({ a: text(), b: text() }, { not: { required: ['a', 'b'] } }),
  'one of two required properties': object(
    { a: uuid, b: { type: 'integer' } },
    { oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  ),
  'a property in two places': {
    allOf: [object({ a: text({ minLength: 3 }) }), object({ a: { maxLength: 4 } }, { required: ['a'] })],
  },
  'exactly one of two overlapping types': { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 0 }] },
  'no other properties than those of its parts': {
    type: 'object',
    allOf: [object({ a: uuid })],
    properties: { b: uuid },
    required: ['a', 'b'],
    unevaluatedProperties: false,
  },
  'nested required formats': object(
    {
      a: object(
        { b: list({ items: object({ c: uuid }, { required: ['c'] }), minItems: 1 }) },
        { required: ['b'] },
      ),
    },
    { required: ['a'] },
  ),
  'an optional property without a value': object(
    { a: text({ pattern: '^(?=x)[^a-z]' }), b: uuid },
    { required: ['b'] },
  ),
  'itself or null': refer('Nullable'),
  'a list of itself': refer('Tree'),
  'any JSON': refer('Json'),
  'itself twice, or a number': refer('Sum'),
  'schemas that all refer to each other': refer('Knot0'),
};

/** Schemas without a value, or with none that can be made. */
const IMPOSSIBLE: Readonly<Record<string, JsonSchema | boolean>> = {
  'a pattern that nothing matches': text({ pattern: '^(?=x)[^a-z]' }),
  'a class of no character': text({ pattern: '^[^\\s\\S]$' }),
  'lengths that exclude each other': text({ minLength: 5, maxLength: 3 }),
  'a format of another length': text({ format: 'uuid', maxLength: 10 }),
  'a format that is no match': text({ format: 'date', pattern: '^x' }),
  'no multiple between bounds': { type: 'integer', multipleOf: 7, minimum: 101, maximum: 104 },
  'types that exclude each other': { allOf: [{ type: 'string' }, { type: 'integer' }] },
  'more unique items than there are': list({
    uniqueItems: true,
    minItems: 4,
    items: { enum: ['a', 'b', 'c'] },
  }),
  'more items than can be sent': list({ minItems: 1_000_000, items: text() }),
  'a required property that may not be': { type: 'object', required: ['a'], additionalProperties: false },
  'a required property of no value': object({ a: false }, { required: ['a'] }),
  'not what it is': { type: 'object', not: { type: 'object' } },
  'nothing deep inside': object(
    { a: object({ b: text({ minLength: 1, not: { pattern: '[^]' } }) }, { required: ['b'] }) },
    { required: ['a'] },
  ),
  'itself without an end': refer('Endless'),
  'a list of itself without an end': refer('Forest'),
};

const MOST_ASKED = 20_000;
const TRIED = 20;

const build = (body: JsonSchema | boolean) => {
  const counted = buildCountedContract(buildSmallDocument({ body }, COMPONENTS));
  const schema = counted.contract.operations[0]?.body?.media[0]?.schema;
  if (schema === undefined) throw new Error('there is no schema');
  return { ...counted, validator: counted.contract.validator, schema };
};

describe.each(Object.entries(POSSIBLE))('%s', (_, body) => {
  it('has random values, all of them valid, within a bounded number of tries', () => {
    const { validator, schema, count } = build(body);
    for (const seed of [1, 2]) {
      const values = fc.sample(validValues(validator, schema), { seed, numRuns: TRIED });
      expect(values.filter((value) => validator.validate(schema, value).length > 0)).toEqual([]);
    }
    expect(count()).toBeLessThan(MOST_ASKED);
  });

  it('shrinks to what is valid', () => {
    const { validator, schema } = build(body);
    const property = fc.property(validValues(validator, schema), () => false);
    const { counterexample } = fc.check(property, { seed: 1, endOnFailure: false });
    expect(validator.validate(schema, counterexample?.[0])).toEqual([]);
  });

  it('has random invalid values', () => {
    const { validator, schema } = build(body);
    const values = fc.sample(invalidValues(validator, schema), { seed: 1, numRuns: TRIED });
    expect(values.filter((value) => validator.validate(schema, value).length === 0)).toEqual([]);
  });
});

describe.each(Object.entries(POSSIBLE).filter(([name]) => !name.startsWith('schemas that')))(
  'a body that is %s',
  (_, body) => {
    it('has a valid request', async () => {
      const { contract } = build(body);
      const { cases } = await buildPlainSuite(contract);
      expect(cases.map(({ title }) => title)).toContain('accepts what is required and no more');
    });
  },
);

describe.each(Object.entries(IMPOSSIBLE))('%s', (_, body) => {
  it('has no values, which is found within a bounded number of tries', () => {
    const { validator, schema, count } = build(body);
    expect(() => fc.sample(validValues(validator, schema), 1)).toThrow(NoValueError);
    expect(count()).toBeLessThan(MOST_ASKED);
  });

  it('is said not to be covered, also by random requests', async () => {
    const { contract, count } = build(body);
    const { notCovered, context } = await buildPlainSuite(contract);
    expect(notCovered).toContainEqual({
      what: 'POST /things › required fields',
      reason: 'no valid value was found; an example in the document helps',
    });
    const target = buildRemoteTarget('small', 'http://127.0.0.1:9', new Map());
    const options = { contract, target, timeoutMs: 1, maxLatencyMs: 1 };
    const run = async () => Promise.reject(new Error('nothing is sent'));
    expect(await fuzzOperations({ context, run, options, seed: 1, requests: 10 })).toEqual([]);
    expect(count()).toBeLessThan(MOST_ASKED);
  });
});
