import { z } from 'zod';

export const idOf = (schema: z.ZodType): string | undefined => z.globalRegistry.get(schema)?.id;

/** The nearest schema with a name that this one was made from by a method: `.min()`, `.meta()`. */
export const findNamedOrigin = (schema: z.ZodType): z.ZodType | undefined => {
  // the core's type; every schema of an Api is a classic one
  const origin = schema._zod.parent as z.ZodType | undefined;
  return origin === undefined || idOf(origin) !== undefined ? origin : findNamedOrigin(origin);
};

/** The named schema to which the document refers instead of saying this one, which is that one with other words. */
export const findReferred = (schema: z.ZodType): z.ZodType | undefined =>
  idOf(schema) === undefined ? findNamedOrigin(schema) : undefined;

/** Whether the document refers to a component where this schema is used. */
export const isReferred = (schema: z.ZodType): boolean =>
  idOf(schema) !== undefined || findReferred(schema) !== undefined;
