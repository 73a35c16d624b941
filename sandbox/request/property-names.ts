import { z } from 'zod';

/** Every name of a property that a schema has, at any depth. */
export const listPropertyNames = (schema: z.ZodType): ReadonlySet<string> => {
  const names = new Set<string>();
  collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), names);
  return names;
};

const collect = (value: unknown, names: Set<string>): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'properties') for (const name of Object.keys(member as object)) names.add(name);
    // examples and the like are data, and hold no schemas
    if (!DATA.has(key)) collect(member, names);
  }
};

const DATA = new Set(['examples', 'default', 'const', 'enum']);
