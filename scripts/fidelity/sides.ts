import type { z } from 'zod';
import type { JsonSchema } from '../document/openapi/types.ts';
import type { Side } from './make-values.ts';
import type { Components, Pair } from './pairs.ts';
import type { Shapes } from './shape.ts';
import { readJsonSchema } from './shape-of-json-schema.ts';
import { readZodRoot } from './shape-of-zod.ts';

/** A schema as Zod describes it and, where it is given, as the document does. */
export type SidesOf = (said: { readonly zod: z.ZodType; readonly emitted?: JsonSchema }) => Side[];

/** Reads every component once from both sides. */
export const buildSides = (pairs: readonly Pair[], components: Components): SidesOf => {
  const zod: Shapes = Object.fromEntries(pairs.map(({ name, zod }) => [name, readZodRoot(zod)]));
  const emitted: Shapes = Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [name, readJsonSchema(schema)]),
  );
  return (said) => [
    { root: readZodRoot(said.zod), shapes: zod },
    ...(said.emitted === undefined ? [] : [{ root: readJsonSchema(said.emitted), shapes: emitted }]),
  ];
};
