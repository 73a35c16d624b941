import { z } from 'zod';
import { type AnyDef, defOf, propertiesOf, schemaAt, schemasAt } from './def.ts';

/** A schema directly inside another one. */
export type Child = {
  readonly schema: z.ZodType;
  /** What people call the step to it; empty for a wrapper such as `.nullable()`. */
  readonly segment: readonly string[];
  /** The step from the outer schema's type to its own, as TypeScript's indexed access. */
  readonly type: string;
  /** Whether it is a property: only a property can be absent. */
  readonly isProperty?: true;
};

const inDef = (...keys: (string | number)[]): string =>
  ['_zod', 'def', ...keys].map((key) => `[${JSON.stringify(key)}]`).join('');

const inner = (key: string) => (def: AnyDef) => [
  { schema: schemaAt(def, key), segment: [], type: inDef(key) },
];

const numbered = (key: string, name: (index: number) => string) => (def: AnyDef) =>
  schemasAt(def, key).map((schema, index) => ({
    schema,
    segment: [name(index)],
    type: inDef(key, index),
  }));

const optionally = (key: string, segment: string) => (def: AnyDef) =>
  def[key] ? [{ schema: schemaAt(def, key), segment: [segment], type: inDef(key) }] : [];

const properties = (def: AnyDef): Child[] =>
  propertiesOf(def).map(([name, schema]) => ({
    schema,
    segment: [name],
    type: inDef('shape', name),
    isProperty: true,
  }));

/** A closed object allows no other properties. */
const others = (def: AnyDef): Child[] =>
  isClosed(def) ? [] : optionally('catchall', 'other properties')(def);

export const isClosed = (def: AnyDef): boolean =>
  def.catchall !== undefined && defOf(schemaAt(def, 'catchall')).type === 'never';

/** The schema that the getter of `z.lazy` returned when Zod called it; another call may return another schema. */
export const innerOfLazy = (schema: z.ZodType): z.ZodType => {
  const inner = schema instanceof z.ZodLazy ? schema._zod.innerType : undefined;
  if (inner instanceof z.ZodType) return inner;
  throw new Error('the schema is not lazy');
};

const CHILDREN: Readonly<Record<string, (def: AnyDef, schema: z.ZodType) => Child[]>> = {
  object: (def) => [...properties(def), ...others(def)],
  array: optionally('element', 'items'),
  tuple: (def) => [
    ...numbered('items', (index) => `item ${index + 1}`)(def),
    ...optionally('rest', 'other items')(def),
  ],
  union: numbered('options', (index) => `option ${index + 1}`),
  intersection: (def) => [...optionally('left', 'left')(def), ...optionally('right', 'right')(def)],
  record: (def) => [...optionally('keyType', 'keys')(def), ...optionally('valueType', 'values')(def)],
  lazy: (_def, schema) => [{ schema: innerOfLazy(schema), segment: [], type: '["_zod"]["innerType"]' }],
  pipe: (def) => [...optionally('in', 'in')(def), ...optionally('out', 'out')(def)],
  optional: inner('innerType'),
  nullable: inner('innerType'),
  default: inner('innerType'),
  prefault: inner('innerType'),
  nonoptional: inner('innerType'),
  readonly: inner('innerType'),
  catch: inner('innerType'),
};

/** The schemas directly inside this one, in the order in which they are written. */
export const listChildren = (schema: z.ZodType): Child[] => {
  const def = defOf(schema);
  return CHILDREN[def.type]?.(def, schema) ?? [];
};
