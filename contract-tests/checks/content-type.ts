import { bareMediaType } from '../../scripts/document/reading/read-bodies.ts';
import { readHeader } from '../requests/wire.ts';
import { type Check, failure } from './check.ts';

/** The answer says what it is, once, and it is what the document says. */
export const contentType: Check = ({ response, answer }) => {
  const types = response?.media.map(({ type }) => type) ?? [];
  const header = readHeader(answer.headers, 'content-type');
  if (types.length === 0) return [];
  if (header === undefined) return [failure(`content type ${types.join(' or ')}`, 'no content type')];
  const charset = /charset="?([^";]+)/i.exec(header)?.[1]?.trim().toLowerCase() ?? 'utf-8';
  if (!types.some((type) => matches(type, bareMediaType(header)))) {
    return [failure(`content type ${types.join(' or ')}`, `content type ${header}`)];
  }
  return charset === 'utf-8' || charset === 'utf8'
    ? []
    : [failure('JSON in UTF-8', `content type ${header}`)];
};

const matches = (documented: string, given: string): boolean =>
  documented === given ||
  documented === '*/*' ||
  (documented.endsWith('/*') && given.startsWith(documented.slice(0, -1)));
