import { bareMediaType, isJson } from '../../../scripts/document/reading/read-bodies.ts';
import { failure } from '../model/finding.ts';
import { type Check, isBodiless } from './check.ts';

/** The answer has one content type, and the document has it. */
export const contentType: Check = (exchange) => {
  const { response, answer } = exchange;
  const types = response?.media.map(({ type }) => type) ?? [];
  if (types.length === 0 || isBodiless(exchange)) return [];
  const [header, ...more] = answer.headers
    .filter(([name]) => name.toLowerCase() === 'content-type')
    .map(([, value]) => value);
  const expected = `content type ${types.join(' or ')}`;
  if (header === undefined) return [failure(expected, 'no content type')];
  if (more.length > 0)
    return [failure('one content type', `content types ${[header, ...more].join(' and ')}`)];
  const given = bareMediaType(header);
  if (!types.some((type) => matches(type, given))) return [failure(expected, `content type ${header}`)];
  const charset = /;\s*charset="?([^";]+)/i.exec(header)?.[1]?.trim().toLowerCase() ?? 'utf-8';
  // text of other types may have any charset
  return !isJson(given) || charset === 'utf-8' || charset === 'utf8'
    ? []
    : [failure('JSON in UTF-8', `content type ${header}`)];
};

const matches = (documented: string, given: string): boolean =>
  documented === given ||
  documented === '*/*' ||
  (documented.endsWith('/*') && given.startsWith(documented.slice(0, -1)));
