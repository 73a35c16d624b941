import type { JsonSchema, OpenApiDocument } from '../../document/openapi/types.ts';
import { resolveSchema } from './shapes.ts';

const VALID = '+6281234567890';
const INVALID = ['6281234567890', '081234567890', '+0812345678', '+62 812', 'text', ''];

/** Whether a body has a member whose pattern takes phone numbers in the E.164 format and nothing else. */
export const hasPhoneNumber = (document: OpenApiDocument, schema: string): boolean => {
  const { properties = {} } = resolveSchema(document, { $ref: `#/components/schemas/${schema}` });
  return Object.values(properties as Record<string, JsonSchema>).some((property) => {
    const { pattern } = resolveSchema(document, property);
    if (typeof pattern !== 'string') return false;
    const expression = new RegExp(pattern, 'u');
    return expression.test(VALID) && !INVALID.some((text) => expression.test(text));
  });
};
