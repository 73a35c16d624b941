import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf, json } from '../../testing/build-answered.ts';
import { unknownFields } from './unknown-fields.ts';

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

const text = { type: 'string' };
const book = object({ isbn: text, author: object({ name: text }) });
const novel = object({ kind: { const: 'novel' }, hero: text }, { required: ['kind'] });
const atlas = object({ kind: { const: 'atlas' }, maps: text }, { required: ['kind'] });
const either = { oneOf: [novel, atlas] };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const withId = (more: object) => object({ id: text }, more);
const onlyThen = object(
  { kind: text },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
  { if: { properties: { kind: { const: 'novel' } } }, then: object({ hero: text }) },
);
const conditional = { ...onlyThen, else: object({ maps: text }) };

const components = {
  schemas: {
    Book: book,
    Node: object({ value: text, children: { type: 'array', items: { $ref: '#/components/schemas/Node' } } }),
  },
};

const find = (schema: object, value: unknown) => {
  const contract = buildContractOf({ 'GET /books': { responses: { 200: json({ ...schema }) } } }, components);
  return unknownFields(buildAnswered(contract, { json: value }));
};

const drift = (name: string) => ({
  severity: 'drift',
  expected: 'documented fields only',
  got: `a field \`${name}\` that is not documented`,
});

describe('a field that is not documented', () => {
  it.each<[string, object, unknown, string]>([
    ['at the top', book, { isbn: '1', price: 1 }, 'price'],
    ['in an object', book, { author: { name: 'x', born: 1 } }, 'author.born'],
    ['in another case', book, { Isbn: '1' }, 'Isbn'],
    ['in an item', { items: book }, [{ isbn: '1' }, { price: 1 }], '[].price'],
    ['in an item of a member', object({ list: { items: book } }), { list: [{ price: 1 }] }, 'list[].price'],
    ['in a list of lists', { items: { items: book } }, [[{ price: 1 }]], '[][].price'],
    ['in an item by its place', { prefixItems: [text, book], items: {} }, ['x', { price: 1 }], '[].price'],
    ['in an item behind those by place', { prefixItems: [{}], items: book }, [{ x: 1 }, { y: 1 }], '[].y'],
    ['behind a reference', { $ref: '#/components/schemas/Book' }, { price: 1 }, 'price'],
    [
      'deep in a tree',
      { $ref: '#/components/schemas/Node' },
      { children: [{ children: [{ x: 1 }] }] },
      'children[].children[].x',
    ],
    ['beside `allOf`', { allOf: [book, object({ price: {} })] }, { price: 1, weight: 1 }, 'weight'],
    ['in the first branch', either, { kind: 'novel', maps: 'x' }, 'maps'],
    ['in the second branch', either, { kind: 'atlas', hero: 'x' }, 'hero'],
    ['in several branches', { anyOf: [object({ a: text }), object({ b: text })] }, { b: 'x', c: 1 }, 'c'],
    ['in an object that is a union too', withId(either), { id: '1', kind: 'novel', maps: 'x' }, 'maps'],
    ['in a union within a union', orNull(either), { kind: 'novel', x: 1 }, 'x'],
    ['in a member of a branch', orNull(object({ a: book })), { a: { price: 1 } }, 'a.price'],
    ['where null is allowed', object({ book: orNull(book) }), { book: { price: 1 } }, 'book.price'],
    ['in an entry of a map', { additionalProperties: book }, { x: { price: 1 } }, 'x.price'],
    [
      'in an entry beside named members',
      withId({ additionalProperties: book }),
      { x: { price: 1 } },
      'x.price',
    ],
    [
      'in an entry by a pattern',
      withId({ patternProperties: { '^x-': book } }),
      { 'x-a': { price: 1 } },
      'x-a.price',
    ],
    ['beside a pattern', withId({ patternProperties: { '^x-': {} } }), { 'y-x-a': 1 }, 'y-x-a'],
    ['beside patterns alone', { patternProperties: { '^x-': {} } }, { y: 1 }, 'y'],
    ['of a condition that is not met', conditional, { kind: 'atlas', hero: 'x' }, 'hero'],
    ['of an else where the condition is met', conditional, { kind: 'novel', maps: 'x' }, 'maps'],
    ['beside a condition without else', onlyThen, { kind: 'atlas', hero: 'x' }, 'hero'],
    ['that every object inherits', book, { constructor: 1 }, 'constructor'],
  ])('is drift: %s', (_, schema, value, name) => {
    expect(find(schema, value)).toEqual([drift(name)]);
  });

  it('is reported once for all items of a list', () => {
    const list = Array.from({ length: 9 }, () => ({ price: 1, weight: 1 }));
    expect(find({ type: 'array', items: book }, list)).toEqual([drift('[].price'), drift('[].weight')]);
  });

  it('is reported for five fields at most', () => {
    expect(find(book, { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 })).toEqual(['a', 'b', 'c', 'd', 'e'].map(drift));
  });
});

describe('an answer of documented fields', () => {
  it.each<[string, object, unknown]>([
    ['all of them', book, { isbn: '1', author: { name: 'x' } }],
    ['none of them', book, {}],
    ['those of every part of `allOf`', { allOf: [book, object({ price: {} })] }, { isbn: '1', price: 1 }],
    ['those of the branch that fits', either, { kind: 'atlas', maps: 'x' }],
    ['those of a later branch', { anyOf: [object({ a: text }), object({ b: text })] }, { b: 'x' }],
    ['those of two branches', { anyOf: [object({ a: text }), object({ b: text })] }, { a: 'x', b: 'x' }],
    ['those of an object that is a union too', withId(either), { id: '1', kind: 'novel', hero: 'x' }],
    ['those of a union in `allOf`', { allOf: [withId({}), either] }, { id: '1', kind: 'novel', hero: 'x' }],
    [
      'those of a member that two branches describe',
      { anyOf: [object({ a: object({ b: {} }) }), object({ a: object({ c: {} }) })] },
      { a: { b: 1, c: 1 } },
    ],
    ['null', orNull(book), null],
    ['an object of which nothing is named', { type: 'object' }, { any: { thing: 1 } }],
    ['a schema that says nothing', {}, { any: [{ thing: 1 }] }],
    ['a member of which nothing is said', object({ meta: {} }), { meta: { any: 1 } }],
    ['the entries of a map', { additionalProperties: text }, { a: 'x', b: 'y' }],
    ['any beside named ones', withId({ additionalProperties: true }), { id: '1', more: { any: 1 } }],
    ['some beside named ones', withId({ additionalProperties: text }), { id: '1', more: 'x' }],
    ['by a pattern of their names', withId({ patternProperties: { '^x-': {} } }), { id: '1', 'x-a': 'y' }],
    [
      'by a pattern of their names in a closed object',
      withId({ patternProperties: { '^x-': {} }, additionalProperties: false }),
      { 'x-a': 'y' },
    ],
    ['those of a condition that is met', conditional, { kind: 'novel', hero: 'x' }],
    ['those of an else', conditional, { kind: 'atlas', maps: 'x' }],
    ['those of a condition without else', onlyThen, { kind: 'novel', hero: 'x' }],
    ['those that another field brings', withId({ dependentSchemas: { id: book } }), { id: '1', isbn: '2' }],
    ['items of which nothing is said', { type: 'array' }, [{ any: 1 }]],
    ['items by their places', { prefixItems: [book, {}] }, [{ isbn: '1' }, { any: 1 }, { more: 1 }]],
    ['a tree', { $ref: '#/components/schemas/Node' }, { children: [{ value: 'x', children: [] }] }],
    ['a text', text, 'x'],
    ['a text where the schema speaks of objects', { properties: { a: text } }, 'x'],
  ])('has no finding: %s', (_, schema, value) => {
    expect(find(schema, value)).toEqual([]);
  });

  it.each<[string, object, unknown]>([
    ['a body that the schema refuses', book, { isbn: 1, price: 1 }],
    ['a field in a closed object', object({ a: {} }, { additionalProperties: false }), { b: 1 }],
  ])('is left to the check of the schema: %s', (_, schema, value) => {
    expect(find(schema, value)).toEqual([]);
  });

  it.each([
    ['without a schema', { content: { 'application/json': {} } }, { json: { price: 1 } }],
    ['without a documented body', {}, { json: { price: 1 } }],
    ['without JSON', { content: { 'text/csv': { schema: {} } } }, { body: 'a;b' }],
  ])('has no finding: a response %s', (_, response, words) => {
    const contract = buildContractOf({ 'GET /books': { responses: { 200: response } } });
    expect(unknownFields(buildAnswered(contract, words))).toEqual([]);
  });
});
