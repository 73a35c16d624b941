import type { NotCovered, Scheme } from './description.ts';
import { EXTENSIONS } from './extensions.ts';
import { isObject, type Located, type Reader, textAt } from './reader.ts';

/** https://spec.openapis.org/oas/v3.1.1#security-scheme-object */
export const buildSchemes = (reader: Reader, notCovered: NotCovered[]): Map<string, Scheme> => {
  const holder = reader.follow('#');
  if (!isObject(holder.value.components)) return new Map();
  const schemes = reader.entries('#/components/securitySchemes').flatMap(([name, at]): [string, Scheme][] => {
    const scheme = readScheme(name, reader.follow(at));
    if (scheme === undefined)
      notCovered.push({ what: `security scheme \`${name}\``, reason: 'it is not sent over HTTP' });
    return scheme ? [[name, scheme]] : [];
  });
  return new Map(schemes);
};

const LOCATIONS = ['header', 'query', 'cookie'] as const;

const readScheme = (name: string, { at, value }: Located): Scheme | undefined => {
  const description = textAt(value, 'description') ?? '';
  const facts = { at, name, description, example: textAt(value, EXTENSIONS.example) };
  if (value.type === 'mutualTLS') return undefined;
  if (value.type === 'apiKey') {
    const location = LOCATIONS.find((location) => location === value.in);
    return location && { ...facts, in: location, key: String(value.name), prefix: '' };
  }
  const basic = value.type === 'http' && String(value.scheme).toLowerCase() === 'basic';
  return { ...facts, in: 'header', key: 'Authorization', prefix: basic ? 'Basic ' : 'Bearer ' };
};

/** https://spec.openapis.org/oas/v3.1.1#security-requirement-object; an empty requirement makes an operation public. */
export const buildSecurity = (security: unknown): string[][] => {
  const requirements = Array.isArray(security)
    ? security.filter(isObject).map((requirement) => Object.keys(requirement))
    : [];
  return requirements.some((names) => names.length === 0) ? [] : requirements;
};
