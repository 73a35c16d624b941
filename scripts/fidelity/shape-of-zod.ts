import type { z } from 'zod';
import { checksOf } from '../document/walk/checks.ts';
import { type AnyDef, defOf, innerOfLazy, isClosed } from '../document/walk/children.ts';
import { idOf } from '../document/walk/names.ts';
import type { Bounds, Shape } from './shape.ts';

type Reader = (def: AnyDef, schema: z.ZodType) => Shape;

const inner: Reader = (def) => readZod(def.innerType as z.ZodType);

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
  literal: (def) => ({ kind: 'constants', values: def.values as unknown[] }),
  enum: (def) => ({ kind: 'constants', values: Object.values(def.entries as object) }),
  array: (def, schema) => ({
    kind: 'array',
    length: readBounds(schema),
    first: [],
    rest: readZod(def.element as z.ZodType),
  }),
  tuple: (def) => {
    const first = (def.items as z.ZodType[]).map(readZod);
    return { kind: 'array', length: { minimum: first.length }, first, ...readRest(def) };
  },
  object: (def) => ({
    kind: 'object',
    fields: Object.entries(def.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
      name,
      shape: readZod(schema),
      isRequired: schema._zod.optin === undefined,
    })),
    ...(def.catchall !== undefined &&
      !isClosed(def) && {
        others: { key: { kind: 'string', length: {} }, value: readZod(def.catchall as z.ZodType) },
      }),
  }),
  record: (def) => ({
    kind: 'object',
    fields: [],
    others: { key: readZod(def.keyType as z.ZodType), value: readZod(def.valueType as z.ZodType) },
  }),
  union: (def) => ({ kind: 'choice', options: (def.options as z.ZodType[]).map(readZod) }),
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
  pipe: (def) => readZod(def.in as z.ZodType),
};

const readRest = (def: AnyDef) =>
  def.rest === null || def.rest === undefined ? {} : { rest: readZod(def.rest as z.ZodType) };

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
