import type { OpenApiDocument } from '../../document/openapi/types.ts';
import { type JsonSchema, SCHEMA_REF } from '../../document/openapi/types.ts';

/**
 * What a JSON value has to be at the least, as data that a client carries. A string holds the names of the JSON types
 * that it may have (`''` is any), or a constant after `=`; `[shape]` is an array of it; an object has the members
 * that must be there; any other constant is itself. Only what tells a documented body from another one is in it:
 * values that a server may add to, such as those of an enum, are not.
 */
export type Shape =
  | string
  | boolean
  | number
  | null
  | readonly [Shape]
  | { readonly [member: string]: Shape };

export const resolveSchema = (document: OpenApiDocument, schema: JsonSchema): JsonSchema => {
  if (typeof schema.$ref !== 'string') return schema;
  const name = schema.$ref.slice(SCHEMA_REF.length);
  return document.components?.schemas?.[name] as JsonSchema;
};

export const buildShape = (
  document: OpenApiDocument,
  schema: JsonSchema,
  within: readonly JsonSchema[] = [],
): Shape => {
  const resolved = resolveSchema(document, schema);
  // a recursive schema is looked into once
  if (within.includes(resolved)) return typesOf(document, resolved);
  const below = (inner: unknown) => buildShape(document, inner as JsonSchema, [...within, resolved]);
  if ('const' in resolved) return constantShape(resolved.const);
  const required = (resolved.required ?? []) as string[];
  const properties = (resolved.properties ?? {}) as Record<string, JsonSchema>;
  if (resolved.type === 'object' && required.length > 0) {
    return Object.fromEntries(required.map((name) => [name, below(properties[name] ?? {})]));
  }
  if (resolved.type === 'array' && resolved.items) return [below(resolved.items)];
  return typesOf(document, resolved);
};

const constantShape = (value: unknown): Shape =>
  // a constant that is no scalar is compared by its type
  typeof value === 'string' ? `=${value}` : typeof value === 'object' && value ? 'object' : (value as Shape);

const typesOf = (document: OpenApiDocument, schema: JsonSchema): string =>
  [...jsonTypes(document, schema)].join(' ');

const jsonTypes = (document: OpenApiDocument, schema: JsonSchema): Set<string> => {
  const alternatives = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (alternatives) {
    const types = alternatives.map((alternative) =>
      jsonTypes(document, resolveSchema(document, alternative)),
    );
    return types.some(({ size }) => size === 0) ? new Set() : new Set(types.flatMap((set) => [...set]));
  }
  const values = 'const' in schema ? [schema.const] : (schema.enum as unknown[] | undefined);
  const names = schema.type ?? values?.map(jsonType) ?? [];
  return new Set([names].flat().map((name) => (name === 'integer' ? 'number' : String(name))));
};

const jsonType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
