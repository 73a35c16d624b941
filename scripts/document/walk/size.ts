import type { z } from 'zod';
import { listChildren } from './children.ts';
import type { Objection } from './types.ts';

/** A document with more parts is too large to read, and soon too large for the memory of a machine. */
const LARGEST = 20_000;

/** A component is written out in full, except for the components in it, which `isReferred` recognises. */
export const objectToSize = (root: z.ZodType, isReferred: (schema: z.ZodType) => boolean): Objection[] => {
  const sizes = new Map<z.ZodType, number>();
  const sizeOf = (schema: z.ZodType): number => {
    const known = sizes.get(schema);
    if (known !== undefined) return known;
    // a schema that contains itself without a name, which is refused elsewhere
    sizes.set(schema, 1);
    const inner = listChildren(schema).map((child) => (isReferred(child.schema) ? 1 : sizeOf(child.schema)));
    const size = inner.reduce((sum, count) => sum + count, 1);
    sizes.set(schema, size);
    return size;
  };
  const size = sizeOf(root);
  if (size <= LARGEST) return [];
  return [
    {
      problem: `the schema has ${size.toLocaleString('en')} parts in the document, where each use of a schema without a name is written out`,
      remedy: "Name the schemas in it that are used more than once: `.meta({ id: 'Part' })`",
    },
  ];
};
