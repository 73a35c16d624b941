import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Operation } from '../../schemas/definition.ts';
import { apiWith } from '../fixtures/small-api.ts';
import { buildDocument } from './build-document.ts';

const thing = z.object({ name: z.string() }).meta({ id: 'Thing', description: 'A thing.' });
const body = {
  description: 'A thing.',
  schema: thing,
  examples: { one: { summary: 'One', value: { name: 'a' } } },
};

const getThing = {
  method: 'get',
  path: '/things',
  tag: 'Things',
  summary: 'Get a thing',
  description: 'Gets a thing.',
  retrySafe: true,
  request: {},
  responses: { 200: body },
} satisfies Operation;

const refusal = (operations: Record<string, Operation>): string => {
  try {
    buildDocument(apiWith(operations));
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

const withBody = (schema: z.ZodType, value: unknown = { name: 'a' }) =>
  refusal({
    getThing: {
      ...getThing,
      responses: { 200: { ...body, schema, examples: { one: { summary: 'One', value } } } },
    },
  });

const withQuery = (query: z.ZodObject) => refusal({ getThing: { ...getThing, request: { query } } });

describe('an API that the document cannot express is refused with operation, place and remedy', () => {
  it('accepts the API that the cases below break', () => {
    expect(refusal({ getThing })).toBe('accepted');
  });

  it('a body without a name', () => {
    expect(withBody(z.object({ name: z.string() }))).toBe(
      "getThing › 200: the body schema has no name. Give it one: `.meta({ id: 'CreateBookRequest' })`.",
    );
  });

  it('a type that JSON does not have', () => {
    expect(withBody(z.object({ name: z.date() }).meta({ id: 'Dated' }))).toBe(
      'getThing › 200 › name: JSON has no `Date`. Use `z.iso.datetime()` or `z.iso.date()`.',
    );
  });

  it('two schemas of one name', () => {
    const other = z.object({ name: z.string() }).meta({ id: 'Thing' });
    const operations = {
      getThing,
      getOther: { ...getThing, path: '/others', responses: { 200: { ...body, schema: other } } },
    };
    expect(refusal(operations)).toBe(
      'getOther › 200: another schema, at getThing › 200, is named `Thing` too. Rename one of them, or use the same schema in both places.',
    );
  });

  it('a name that is none', () => {
    expect(withBody(z.object({ name: z.string() }).meta({ id: 'a thing' }))).toMatch(
      /^getThing › 200: `a thing` is no component name/,
    );
  });

  it('an example that its schema rejects', () => {
    expect(withBody(thing, { name: 1 })).toMatch(
      /^getThing › 200 › one › name: the example does not fit its schema/,
    );
  });

  it('a body without an example', () => {
    expect(refusal({ getThing: { ...getThing, responses: { 200: { ...body, examples: {} } } } })).toBe(
      'getThing › 200: has no example. Add at least one to `examples`.',
    );
  });

  it('two examples of one name in the responses of an operation', () => {
    expect(refusal({ getThing: { ...getThing, responses: { 200: body, 400: body } } })).toBe(
      'getThing › 400 › one: 200 has an example of this name. Rename one of them.',
    );
  });

  it('a path parameter without a schema', () => {
    expect(refusal({ getThing: { ...getThing, path: '/things/{id}' } })).toBe(
      'getThing › path: `{id}` of `/things/{id}` has no schema. Add `id` to `request.path`.',
    );
  });

  it('a path parameter that the path has not', () => {
    const path = z.object({ id: z.string().meta({ description: 'The id.' }) });
    expect(refusal({ getThing: { ...getThing, request: { path } } })).toBe(
      'getThing › path › id: is not in `/things`. Write `{id}` where it belongs.',
    );
  });

  it('a path parameter that is optional', () => {
    const path = z.object({ id: z.string().exactOptional() });
    expect(refusal({ getThing: { ...getThing, path: '/things/{id}', request: { path } } })).toMatch(
      /^getThing › path › id: is optional/,
    );
  });

  it('a parameter without a description', () => {
    expect(withQuery(z.object({ q: z.string() }))).toMatch(/^getThing › query › q: has no description/);
  });

  it('a parameter that is an object', () => {
    const q = z.object({ a: z.string() }).meta({ description: 'A filter.' });
    expect(withQuery(z.object({ q }))).toMatch(/^getThing › query › q: is an object/);
  });

  it('a tag that is not declared', () => {
    expect(refusal({ getThing: { ...getThing, tag: 'Other' } })).toBe(
      "getThing › tag: `Other` is none of the API's tags. Add it to `tags`.",
    );
  });

  it('a security scheme that is not declared', () => {
    expect(refusal({ getThing: { ...getThing, security: ['Key'] } })).toBe(
      'getThing › security: there is no scheme `Key`. Add it to `securitySchemes`.',
    );
  });

  it('two operations of one method and path', () => {
    expect(refusal({ getThing, getAgain: { ...getThing } })).toBe(
      'getAgain: `getThing` is GET /things too. Give one of them another path or method.',
    );
  });

  it('an operation id that is none', () => {
    expect(refusal({ 'get thing': getThing })).toMatch(/^get thing: is no operation id/);
  });

  it('an operation without a response', () => {
    expect(refusal({ getThing: { ...getThing, responses: {} } })).toBe(
      'getThing › responses: there is none. Describe at least one response.',
    );
  });

  it.each([
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['undefined', undefined],
    ['a list in itself', cyclic()],
  ])('an example that is no JSON: %s', (_what, value) => {
    const schema = z.object({ name: z.unknown() }).meta({ id: 'Open' });
    expect(withBody(schema, { name: value })).toBe(
      'getThing › 200 › one: the example is no JSON value. Write what goes over the wire.',
    );
    const described = z.object({ name: z.unknown().meta({ examples: [value] }) }).meta({ id: 'Open' });
    expect(withBody(described)).toBe(
      'getThing › 200 › name: an example is no JSON value. Write what goes over the wire.',
    );
  });

  it('a property that readers take for a reference', () => {
    expect(withBody(z.object({ $ref: z.string() }).meta({ id: 'Linked' }))).toMatch(
      /^getThing › 200: readers of a document take `\$ref` for a reference/,
    );
  });

  it('a property that is no schema', () => {
    const missing: unknown = undefined;
    const schema = z.object({ name: missing as z.ZodString }).meta({ id: 'Broken' });
    expect(withBody(schema)).toMatch(
      /^getThing › 200 › name: is no schema of `zod`\. Write one; use a getter/,
    );
  });

  it('a getter that fails', () => {
    const fail = (): z.ZodString => {
      throw new Error('boom');
    };
    const schema = z.object({ name: z.lazy(fail) }).meta({ id: 'Broken' });
    expect(withBody(schema)).toBe(
      'getThing › 200 › name: the schema cannot be read (boom). Correct its getter or `z.lazy`.',
    );
  });
});

function cyclic(): unknown[] {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

/** Matches quickly; what does not match takes for ever. */
const slow = z.string().regex(/^(a+)+$/u);
const STALLS = `${'a'.repeat(60)}!`;
const stall = (place: string) => expect.stringMatching(new RegExp(`^${place}: a text can stall the pattern`));

describe('a pattern that a text can stall is refused with its place', () => {
  it.each([
    ['a property', z.object({ name: slow }), 'name'],
    [
      'an item of a list of a named schema',
      z.object({ list: z.array(slow) }).meta({ id: 'List' }),
      'list › items',
    ],
    ['the keys of a record', z.object({ tags: z.record(slow, z.int()) }), 'tags › keys'],
    ['an option', z.object({ one: z.union([z.int(), slow]) }), 'one › option 2'],
    ['a format with a pattern of its own', z.object({ mail: z.email({ pattern: /^(a+)+$/u }) }), 'mail'],
  ])('in %s', (_where, schema, place) => {
    expect(withBody(schema.meta({ id: 'Slow' }))).toEqual(stall(`getThing › 200 › ${place}`));
  });

  it('in parameters and in the headers of a response', () => {
    const described = z.object({ q: slow.meta({ description: 'q' }) });
    const headers = { 200: { ...body, headers: described } };
    expect(withQuery(described)).toEqual(stall('getThing › query › q'));
    expect(refusal({ getThing: { ...getThing, responses: headers } })).toEqual(
      stall('getThing › 200 › headers › q'),
    );
  });

  it('before an example that stalls it is tried', () => {
    const schema = z.object({ name: slow.meta({ examples: [STALLS] }) }).meta({ id: 'Slow' });
    expect(withBody(schema, { name: STALLS })).toEqual(stall('getThing › 200 › name'));
  });
});

describe('schemas without an end are refused with their place', () => {
  const fresh = (): z.ZodType =>
    z.object({
      get inner() {
        return z.array(fresh());
      },
    });
  const freshNamed = (): z.ZodType =>
    z
      .object({
        get inner() {
          return freshNamed().nullable();
        },
      })
      .meta({ id: 'Fresh' });
  const forked = (): z.ZodType =>
    z.object({
      get left() {
        return forked();
      },
      get right() {
        return forked();
      },
    });
  const lazy = (): z.ZodType => z.lazy(() => z.array(lazy()));
  const one = (): z.ZodType =>
    z.object({
      get other() {
        return other();
      },
    });
  const other = (): z.ZodType =>
    z.object({
      get one() {
        return one();
      },
    });

  it.each([
    ['a getter', z.object({ a: fresh() }), 'a › inner › items › inner › …'],
    ['a getter of a named schema', freshNamed(), 'inner › inner › inner › inner › …'],
    ['two getters', z.object({ a: forked() }), 'a › left › left › left › …'],
    ['z.lazy', z.object({ a: lazy() }), 'a › items › items › items › …'],
    ['getters of each other', z.object({ a: one() }), 'a › other › one › other › …'],
  ])('%s that makes a new schema each time', (_what, schema, place) => {
    expect(withBody(schema.meta({ id: 'Endless' }))).toMatch(
      new RegExp(`^getThing › 200 › ${place}: 400 schemas stand in each other here.* Make it once, name it`),
    );
  });

  it('a schema that is itself, or one of its own options', () => {
    const self: z.ZodType = z.lazy(() => self).meta({ id: 'Self' });
    const either: z.ZodType = z.union([z.string(), z.lazy(() => either)]).meta({ id: 'Either' });
    expect(withBody(z.object({ a: self }).meta({ id: 'Thing' }))).toMatch(
      /^getThing › 200 › a: .*no end to it/,
    );
    expect(withBody(either, 'a')).toMatch(/^getThing › 200 › option 2: .*no end to it/);
  });

  it('a schema whose uses multiply', () => {
    let doubled: z.ZodType = z.object({ leaf: z.string() });
    for (let level = 0; level < 30; level += 1) doubled = z.object({ a: doubled, b: doubled });
    expect(withBody(z.object({ doubled }).meta({ id: 'Doubled' }))).toMatch(
      /^getThing › 200: the schema has [\d,]+ parts in the document.* Name the schemas in it/,
    );
  });

  const nest = (levels: number, wrap: (inner: z.ZodType, level: number) => z.ZodType): z.ZodType =>
    Array.from({ length: levels }).reduce<z.ZodType>((inner, _, level) => wrap(inner, level), z.null());

  it('a document that is nested deeper than readers of YAML go', () => {
    const deep = nest(60, (a) => z.object({ a }).nullable());
    expect(withBody(z.object({ deep }).meta({ id: 'Deep' }), { deep: null })).toMatch(
      /^components › schemas › Deep › properties › deep › .*more than 100 levels here.* Name a schema/,
    );
  });

  it('but not schemas of 40 levels, nor 60 levels that have names', () => {
    const deep = nest(40, (a) => z.object({ a: a.exactOptional() }));
    const named = nest(60, (a, level) => z.object({ a: a.nullable() }).meta({ id: `Level${level}` }));
    expect(withBody(z.object({ deep }).meta({ id: 'Deep' }), { deep: {} })).toBe('accepted');
    expect(withBody(named, { a: null })).toBe('accepted');
  });
});
