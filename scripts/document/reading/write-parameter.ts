import type { Parameter } from './description.ts';
import { DELIMITERS } from './read-parameter.ts';
import { isObject } from './reader.ts';

/**
 * The text forms of a parameter's value, https://spec.openapis.org/oas/v3.1.1#style-values. A list of pairs,
 * because an exploded array or object in a query has one pair per member. Undefined where the value has no text form.
 */
export const writeParameter = (parameter: Parameter, value: unknown): [string, string][] | undefined => {
  const { name, style, explode } = parameter;
  if (Array.isArray(value)) {
    const texts = value.flatMap((item) => scalarText(item) ?? []);
    if (texts.length === 0 || texts.length < value.length) return undefined;
    if (explode && parameter.in === 'query') return texts.map((text) => [name, text]);
    return [[name, texts.join(DELIMITERS[style] ?? ',')]];
  }
  if (isObject(value)) return writeObject(parameter, Object.entries(value));
  const text = scalarText(value);
  return text === undefined ? undefined : [[name, text]];
};

const writeObject = (
  { name, style, explode }: Parameter,
  members: [string, unknown][],
): [string, string][] | undefined => {
  const pairs = members.flatMap(([key, member]): [string, string][] => {
    const text = scalarText(member);
    return text === undefined ? [] : [[key, text]];
  });
  if (pairs.length === 0 || pairs.length < members.length) return undefined;
  if (style === 'deepObject') return pairs.map(([key, text]) => [`${name}[${key}]`, text]);
  if (style === 'form' && explode) return pairs;
  return [[name, pairs.map(([key, text]) => (explode ? `${key}=${text}` : `${key},${text}`)).join(',')]];
};

const scalarText = (value: unknown): string | undefined =>
  value === null || typeof value === 'object' || value === undefined ? undefined : String(value);

/** Whether a value has a text form that the location of the parameter can carry. */
export const canWrite = (parameter: Parameter, value: unknown): boolean =>
  writeParameter(parameter, value)?.every(([, text]) => canCarry(parameter.in, text)) === true;

/** Whether the location of a parameter can carry a text: URLs and headers allow less than JSON. */
export const canCarry = (location: Parameter['in'], text: string): boolean => {
  if (location === 'path') return text !== '' && text !== '.' && text !== '..' && !/[/\\]/.test(text);
  if (location === 'query') return text.isWellFormed();
  if (location === 'cookie') return /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(text);
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);
};
