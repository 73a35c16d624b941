import type { z } from 'zod';
import { checksOf } from '../document/walk/checks.ts';
import { innerOfLazy, isClosed } from '../document/walk/children.ts';
import { type AnyDef, defOf, listAt, propertiesOf, schemaAt, schemasAt } from '../document/walk/def.ts';
import { idOf } from '../document/walk/names.ts';
import type { Bounds, Shape } from './shape.ts';

type Reader = (def: AnyDef, schema: z.ZodType) => Shape;

const inner: Reader = (def) => readZod(schemaAt(def, 'innerType'));

const READERS: Readonly<Record<string, Reader>> = {
  string: (_def, schema) => {
    const pattern = checksOf(schema).find(({ pattern }) => pattern instanceof RegExp)?.pattern;
    return {
      kind: 'string',
      length: readBounds(schema),
      ...(pattern instanceof RegExp && { pattern }),
    };
  },
  number: (_def, schema) => {
    const checks = checksOf(schema);
    const step = checks.find(({ check }) => check === 'multiple_of')?.value;
    return {
      kind: 'number',
      range: readBounds(schema),
      isInteger: checks.some(({ format }) => String(format).includes('int')),
      ...(typeof step === 'number' && { step }),
    };
  },
  boolean: () => ({ kind: 'boolean' }),
  null: () => ({ kind: 'constants', values: [null] }),
  literal: (def) => ({ kind: 'constants', values: listAt(def, 'values') }),
  enum: (def) => ({ kind: 'constants', values: Object.values(Object(def.entries)) }),
  array: (def, schema) => ({
    kind: 'array',
    length: readBounds(schema),
    first: [],
    rest: readZod(schemaAt(def, 'element')),
  }),
  tuple: (def) => {
    const first = schemasAt(def, 'items').map(readZod);
    return { kind: 'array', length: { minimum: first.length }, first, ...readRest(def) };
  },
  object: (def) => ({
    kind: 'object',
    fields: propertiesOf(def).map(([name, schema]) => ({
      name,
      shape: readZod(schema),
      isRequired: schema._zod.optin === undefined,
    })),
    ...(def.catchall !== undefined &&
      !isClosed(def) && {
        others: { key: { kind: 'string', length: {} }, value: readZod(schemaAt(def, 'catchall')) },
      }),
  }),
  record: (def) => ({
    kind: 'object',
    fields: [],
    others: { key: readZod(schemaAt(def, 'keyType')), value: readZod(schemaAt(def, 'valueType')) },
  }),
  union: (def) => ({ kind: 'choice', options: schemasAt(def, 'options').map(readZod) }),
  nullable: (def, schema) => ({
    kind: 'choice',
    options: [inner(def, schema), { kind: 'constants', values: [null] }],
  }),
  optional: inner,
  default: inner,
  prefault: inner,
  nonoptional: inner,
  readonly: inner,
  catch: inner,
  lazy: (_def, schema) => readZod(innerOfLazy(schema)),
  pipe: (def) => readZod(schemaAt(def, 'in')),
};

const readRest = (def: AnyDef) =>
  def.rest === null || def.rest === undefined ? {} : { rest: readZod(schemaAt(def, 'rest')) };

/** Exclusive bounds are taken for inclusive ones: mutation tries both sides. */
const readBounds = (schema: z.ZodType): Bounds => {
  const checks = checksOf(schema);
  const find = (names: Readonly<Record<string, string>>) =>
    checks
      .filter(({ check }) => String(check) in names)
      .map((check) => Number(check[names[String(check.check)] ?? '']));
  const lower = find({ min_length: 'minimum', length_equals: 'length', greater_than: 'value' });
  const upper = find({ max_length: 'maximum', length_equals: 'length', less_than: 'value' });
  return {
    minimum: lower.length > 0 ? Math.max(...lower) : undefined,
    maximum: upper.length > 0 ? Math.min(...upper) : undefined,
  };
};

const readZod = (schema: z.ZodType): Shape => {
  const name = idOf(schema);
  return name === undefined ? readZodRoot(schema) : { kind: 'component', name };
};

/** The shape of a schema by what Zod says; the schemas in it that have a name are referred to. */
export const readZodRoot = (schema: z.ZodType): Shape => {
  const def = defOf(schema);
  return READERS[def.type]?.(def, schema) ?? { kind: 'anything' };
};
