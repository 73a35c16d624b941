import { z } from 'zod';

export const idOf = (schema: z.ZodType): string | undefined => z.globalRegistry.get(schema)?.id;

/** The nearest named schema from which a method, such as `.min()` or `.meta()`, made this schema. */
export const findNamedOrigin = (schema: z.ZodType): z.ZodType | undefined => {
  // the core's type; every schema of an Api is a classic one
  const origin = schema._zod.parent as z.ZodType | undefined;
  return origin === undefined || idOf(origin) !== undefined ? origin : findNamedOrigin(origin);
};

/**
 * The named schema to which the document refers in place of this schema, which differs from it in its annotations only.
 */
export const findReferred = (schema: z.ZodType): z.ZodType | undefined =>
  idOf(schema) === undefined ? findNamedOrigin(schema) : undefined;

/** Whether the document refers to a component where this schema is used. */
export const isReferred = (schema: z.ZodType): boolean =>
  idOf(schema) !== undefined || findReferred(schema) !== undefined;
