import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { listEdgeValues, listViolations } from './sited-values.ts';

/** A schema with a valid value of it that has every place, as the values at `name` need it. */
const read = (schema: JsonSchema, base: unknown) => {
  const { operations, validator } = buildContractOf({
    'POST /x': { requestBody: { content: { 'application/json': { schema } } }, responses: {} },
  });
  const ref = operations[0]?.body?.media[0]?.schema ?? '';
  const valueAt = (_: unknown, name: string) =>
    base instanceof Map ? (base as ReadonlyMap<string, unknown>).get(name) : base;
  return { ref, validator, valueAt };
};

const violationsOf = (schema: JsonSchema, base: unknown) => {
  const { ref, validator, valueAt } = read(schema, base);
  const unmet: string[] = [];
  const found = listViolations(validator, ref, valueAt, (site, keyword) =>
    unmet.push(`${site.name} ${keyword}`),
  );
  expect(found.filter(({ value }) => validator.validate(ref, value).length === 0)).toEqual([]);
  return {
    unmet,
    rows: found.map(({ site, variant, value }) => [site.name, variant.keyword, JSON.stringify(value)]),
  };
};

const edgesOf = (schema: JsonSchema, base: unknown) => {
  const { ref, validator, valueAt } = read(schema, base);
  const found = listEdgeValues(validator, ref, valueAt, () => undefined);
  expect(found.filter(({ value }) => validator.validate(ref, value).length > 0)).toEqual([]);
  return found.map(({ site, variant, value }) => [site.name, variant.label, JSON.stringify(value)]);
};

const N = { const: 7 };

describe('values that violate a schema in one place', () => {
  it.each<[string, JsonSchema, unknown, unknown[]]>([
    ['of the value itself', { const: 7 }, 7, [['', 'const', 'false']]],
    [
      'of a field, which is missing too where it is required',
      { required: ['a'], properties: { a: N, b: N } },
      { a: 7, b: 7 },
      [
        ['a', 'const', '{"a":false,"b":7}'],
        ['a', 'required', '{"b":7}'],
        ['b', 'const', '{"a":7,"b":false}'],
      ],
    ],
    ['of the first item', { items: N }, [7, 7], [['[]', 'const', '[false,7]']]],
    ['of an entry', { additionalProperties: N }, { k: 7 }, [['{}', 'const', '{"k":false}']]],
    [
      'of a field within a field',
      { properties: { a: { required: ['b'], properties: { b: N } } } },
      { a: { b: 7 } },
      [
        ['a.b', 'const', '{"a":{"b":false}}'],
        ['a.b', 'required', '{"a":{}}'],
      ],
    ],
  ])('are %s', (_, schema, base, expected) => {
    expect(violationsOf(schema, base)).toEqual({ rows: expected, unmet: [] });
  });

  it('are several for a keyword where each tests something new', () => {
    const pattern = '^[1-9]{3}-[1-9]{3}$';
    const properties = {
      type: { type: 'string' },
      pattern: { pattern },
      enum: { enum: ['ab', 'cd'] },
      format: { format: 'date' },
      length: { minLength: 2 },
    };
    const base = { type: 'x', pattern: '123-456', enum: 'ab', format: '2026-01-01', length: 'ab' };
    const { rows } = violationsOf({ properties }, base);
    const amount = (name: string) => rows.filter(([site]) => site === name).length;
    expect(Object.keys(properties).map((name) => [name, amount(name)])).toEqual([
      ['type', 5],
      ['pattern', 12],
      ['enum', 2],
      ['format', 4],
      ['length', 1],
    ]);
  });

  it('are at most 8 of a type', () => {
    const { rows } = violationsOf({ type: 'integer' }, 7);
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map((row) => row[2])).size).toBe(6);
  });

  it('are only those that violate the keyword that they are made for', () => {
    const { rows, unmet } = violationsOf({ const: 7, type: 'integer', minimum: 7 }, 7);
    expect(rows.filter(([, keyword]) => keyword === 'const').map((row) => row[2])).toEqual(['false']);
    expect(unmet).toEqual([]);
    expect(violationsOf({ uniqueItems: true, maxItems: 0 }, [])).toMatchObject({
      unmet: [' uniqueItems'],
      rows: [['', 'maxItems', '["item"]']],
    });
    const within = violationsOf({ properties: { a: { uniqueItems: true, maxItems: 0 } } }, { a: [] });
    expect(within.unmet).toEqual(['a uniqueItems']);
  });

  it('may fail in any way within a union: its other branches fail in other ways', () => {
    const either = { anyOf: [{ type: 'integer', minimum: 5 }, { const: 'x' }] };
    const bases = new Map<string, unknown>([
      ['', 7],
      ['|0', 7],
      ['|1', 'x'],
    ]);
    const { rows, unmet } = violationsOf(either, bases);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['|0', 'minimum', '4'],
        ['|1', 'const', '"x_unknown"'],
        ['', 'anyOf', '{}'],
      ]),
    );
    expect(unmet).toEqual([]);
  });

  it('are none where another branch accepts them, which is reported', () => {
    const either = { anyOf: [{ const: 'x' }, { type: 'string' }] };
    const { rows, unmet } = violationsOf({ properties: { a: either } }, { a: 'x' });
    expect(rows.filter(([name]) => name === 'a|0')).toEqual([]);
    expect(unmet).toEqual(['a|0 const']);
  });

  it('are none at a place that no value has', () => {
    const schema = { properties: { a: N, b: N } };
    const bases = new Map([
      ['a', { a: 7 }],
      ['b', { a: 7 }],
    ]);
    expect(violationsOf(schema, bases)).toEqual({ rows: [['a', 'const', '{"a":false}']], unmet: [] });
  });

  it('lack no field that another keyword does not ask for', () => {
    const union = { anyOf: [{ required: ['a'], properties: { a: N } }, { type: 'object' }] };
    const { rows } = violationsOf(union, { a: 7 });
    expect(rows.filter(([, keyword]) => keyword === 'required')).toEqual([]);
  });

  it('have labels that state what is wrong', () => {
    const { ref, validator, valueAt } = read({ required: ['a'], properties: { a: N } }, { a: 7 });
    const found = listViolations(validator, ref, valueAt, () => undefined);
    expect(found.map(({ variant }) => variant.label)).toEqual(['that is another value', 'that is missing']);
  });

  it('are those of the requested sites', () => {
    const { ref, validator, valueAt } = read({ properties: { a: N } }, { a: 7 });
    expect(listViolations(validator, ref, valueAt, () => undefined, [])).toEqual([]);
  });
});

describe('values at the edge of a schema', () => {
  it.each<[string, JsonSchema, unknown, unknown[]]>([
    [
      'of a number',
      { type: 'integer', minimum: 1, maximum: 3 },
      2,
      [
        ['', 'of 1', '1'],
        ['', 'of 3', '3'],
      ],
    ],
    [
      'of a text, one for each label',
      { pattern: '^a*$', maxLength: 3 },
      'a',
      [['', 'of 3 characters', '"aaa"']],
    ],
    [
      'of a field, the others as they are',
      { required: ['a'], properties: { a: { enum: ['x'] }, b: N } },
      { a: 'x', b: 7 },
      [['a', 'that is "x"', '{"a":"x","b":7}']],
    ],
    [
      'without an optional field of a field',
      { properties: { a: { required: ['b'], properties: { b: N, c: N } } } },
      { a: { b: 7, c: 7 } },
      [['a.c', 'that is absent', '{"a":{"b":7}}']],
    ],
  ])('are %s', (_, schema, base, expected) => {
    expect(edgesOf(schema, base).filter(([, label]) => !String(label).includes('Unicode'))).toEqual(expected);
  });

  it('are only valid ones', () => {
    const schema = { type: ['integer', 'null'], minimum: 1, not: { const: 1 }, maximum: 3 };
    expect(edgesOf(schema, 2)).toEqual([
      ['', 'that is null', 'null'],
      ['', 'of 3', '3'],
    ]);
  });

  it('are none at a place that no value has', () => {
    const schema = { properties: { a: { enum: ['x'] }, b: { enum: ['y'] } } };
    const bases = new Map([
      ['a', { a: 'x' }],
      ['b', { a: 'x' }],
    ]);
    expect(edgesOf(schema, bases)).toEqual([['a', 'that is "x"', '{"a":"x"}']]);
  });
});
