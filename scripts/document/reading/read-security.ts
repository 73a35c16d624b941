import type { NotCovered, Scheme } from './contract.ts';
import { isObject, type Reader } from './reader.ts';
import type { JsonSchema } from './validator.ts';

/** https://spec.openapis.org/oas/v3.1.1#security-scheme-object */
export const buildSchemes = (reader: Reader, notCovered: NotCovered[]): Map<string, Scheme> => {
  const holder = reader.follow('#');
  if (!isObject(holder.value.components)) return new Map();
  const schemes = reader.entries('#/components/securitySchemes').flatMap(([name, at]): [string, Scheme][] => {
    const scheme = readScheme(name, reader.follow(at).value);
    if (scheme === undefined)
      notCovered.push({ what: `security scheme \`${name}\``, reason: 'it is not sent over HTTP' });
    return scheme ? [[name, scheme]] : [];
  });
  return new Map(schemes);
};

const readScheme = (name: string, value: JsonSchema): Scheme | undefined => {
  const example = typeof value['x-example'] === 'string' ? value['x-example'] : undefined;
  if (value.type === 'mutualTLS') return undefined;
  if (value.type === 'apiKey') {
    return { name, in: value.in as Scheme['in'], key: String(value.name), prefix: '', example };
  }
  const basic = value.type === 'http' && String(value.scheme).toLowerCase() === 'basic';
  return { name, in: 'header', key: 'Authorization', prefix: basic ? 'Basic ' : 'Bearer ', example };
};

/** https://spec.openapis.org/oas/v3.1.1#security-requirement-object; an empty requirement makes an operation public. */
export const buildSecurity = (security: unknown): string[][] => {
  const requirements = Array.isArray(security)
    ? security.filter(isObject).map((one) => Object.keys(one))
    : [];
  return requirements.some((names) => names.length === 0) ? [] : requirements;
};
