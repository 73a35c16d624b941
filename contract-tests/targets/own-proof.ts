import type { z } from 'zod';
import { api } from '../../schemas/api.ts';
import type { Operation } from '../../schemas/definition.ts';
import { parseJson } from '../../scripts/document/reading/read-request.ts';
import type { Case } from '../cases/case.ts';

/** The second opinion on a request of this project's own API: its Zod schemas, not the document made from them. */
export const proveByZod = ({ operation, wire }: Case): boolean | undefined => {
  const operations: Readonly<Record<string, Operation>> = api.operations;
  const schema: z.ZodType | undefined = operations[operation.id]?.request.body?.schema;
  const value = wire.body && parseJson(wire.body);
  const isOwnType = wire.headers.some(
    ([name, type]) => name === 'Content-Type' && /^application\/json\b/i.test(type),
  );
  if (schema === undefined || value === undefined || !isOwnType) return undefined;
  return schema.safeParse(value).success;
};
