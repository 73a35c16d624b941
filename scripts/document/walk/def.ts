import type { z } from 'zod';

/** The definition of any Zod schema; which members it has follows from `type`. */
export type AnyDef = { readonly type: string } & Readonly<Record<string, unknown>>;

// Zod types a definition by its own class; a walk over all of them reads them all in one way
export const defOf = (schema: z.ZodType): AnyDef => schema._zod.def as unknown as AnyDef;

/** The schema that a definition has as this member. */
export const schemaAt = (def: AnyDef, key: string): z.ZodType => asSchema(def[key]);

/** The list of schemas that a definition has as this member. */
export const schemasAt = (def: AnyDef, key: string): z.ZodType[] =>
  listAt(def, key).map((schema) => asSchema(schema));

/** The list that a definition has as this member; empty where it has none. */
export const listAt = (def: AnyDef, key: string): readonly unknown[] => {
  const list = def[key];
  return Array.isArray(list) ? list : [];
};

/** The properties of an object, by their names. */
export const propertiesOf = (def: AnyDef): [string, z.ZodType][] =>
  Object.entries(Object(def.shape)).map(([name, schema]) => [name, asSchema(schema)]);

/** Typed by what Zod's own types promise: `walkSchemas` refuses, at its place, what an author has forced past them. */
const asSchema = (value: unknown): z.ZodType => value as z.ZodType;
