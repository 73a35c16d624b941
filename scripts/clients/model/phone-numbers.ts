import { SCHEMA_REF } from '../../document/openapi/types.ts';
import type { Reader } from '../../document/reading/reader.ts';
import { listMembers } from './members.ts';

const VALID = '+6281234567890';
const INVALID = ['6281234567890', '081234567890', '+0812345678', '+62 812', 'text', ''];

/** Whether a body has a member whose pattern accepts only phone numbers in the E.164 format. */
export const hasPhoneNumber = (reader: Reader, component: string): boolean =>
  listMembers(reader, SCHEMA_REF + component).some(({ schema: { pattern } }) => {
    if (typeof pattern !== 'string') return false;
    const expression = new RegExp(pattern, 'u');
    return expression.test(VALID) && !INVALID.some((text) => expression.test(text));
  });
