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
      /^getThing › 200 › a: .*without end/,
    );
    expect(withBody(either, 'a')).toMatch(/^getThing › 200 › option 2: .*without end/);
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
