import { z } from 'zod';
import { type JsonSchema, SCHEMA_REF } from './openapi/types.ts';
import { findNamedOrigin } from './walk/names.ts';
import type { WalkStep } from './walk/steps.ts';

/**
 * Converts schemas to JSON Schema 2020-12 by Zod's own converter. They refer to each other by `ids`. `steps` are those
 * of a walk over them; other schemas that Zod knows, such as those that they were made from, have no name in the
 * result. `io: 'input'` for responses too: `'output'` would close plain objects, and on the wire they are open.
 */
export const convertSchemas = (
  ids: ReadonlyMap<z.ZodType, string>,
  steps: readonly WalkStep[],
): ReadonlyMap<z.ZodType, JsonSchema> => {
  const registry = z.registry<{ id: string }>();
  const metadata = z.registry<Record<string, unknown>>();
  for (const [schema, id] of ids) registry.add(schema, { id });
  for (const { schema } of steps) metadata.add(schema, z.globalRegistry.get(schema) ?? {});
  const { schemas } = withoutOrigins([...ids.keys()], () =>
    z.toJSONSchema(registry, {
      target: 'draft-2020-12',
      io: 'input',
      unrepresentable: 'throw',
      metadata,
      uri: (id) => SCHEMA_REF + id,
    }),
  );
  return new Map(
    [...ids].map(([schema, id]) => [schema, withoutIdentity(schemas[id] as JsonSchema)] as const),
  );
};

/**
 * The result of `convert` while no schema knows the named schema that it was made from. Otherwise Zod writes a
 * reference to the named schema and the difference, and a pattern in the difference would be neither proven nor typed.
 */
const withoutOrigins = <Converted>(schemas: readonly z.ZodType[], convert: () => Converted): Converted => {
  const derived = schemas
    .filter((schema) => findNamedOrigin(schema) !== undefined)
    .map(({ _zod }) => ({ _zod, parent: _zod.parent }));
  try {
    for (const { _zod } of derived) _zod.parent = undefined;
    return convert();
  } finally {
    for (const { _zod, parent } of derived) _zod.parent = parent;
  }
};

const withoutIdentity = ({ $schema: _schema, $id: _id, ...schema }: JsonSchema): JsonSchema => schema;
