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
