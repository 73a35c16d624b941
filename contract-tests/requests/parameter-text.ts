import type { Parameter } from '../contract/contract.ts';
import { type Flat, flatten } from '../contract/flatten.ts';
import { isObject } from '../contract/reader.ts';
import type { Validator } from '../contract/validator.ts';

/**
 * The text forms of a parameter's value, https://spec.openapis.org/oas/v3.1.1#style-values: pairs, for an exploded
 * array or object in a query has one for each member. Undefined where the value has no text form.
 */
export const writeParameter = (parameter: Parameter, value: unknown): [string, string][] | undefined => {
  const { name, style, explode } = parameter;
  if (Array.isArray(value)) {
    const texts = value.map(scalarText);
    if (texts.length === 0 || texts.includes(undefined)) return undefined;
    if (explode && parameter.in === 'query') return texts.map((text) => [name, text as string]);
    return [[name, texts.join(DELIMITERS[style] ?? ',')]];
  }
  if (isObject(value)) return writeObject(parameter, Object.entries(value));
  const text = scalarText(value);
  return text === undefined ? undefined : [[name, text]];
};

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

const writeObject = (
  { name, style, explode }: Parameter,
  members: [string, unknown][],
): [string, string][] | undefined => {
  const texts = members.map(([key, member]) => [key, scalarText(member)] as const);
  if (texts.length === 0 || texts.some(([, text]) => text === undefined)) return undefined;
  const pairs = texts as [string, string][];
  if (style === 'deepObject') return pairs.map(([key, text]) => [`${name}[${key}]`, text]);
  if (style === 'form' && explode) return pairs;
  return [[name, pairs.map(([key, text]) => (explode ? `${key}=${text}` : `${key},${text}`)).join(',')]];
};

const scalarText = (value: unknown): string | undefined =>
  value === null || typeof value === 'object' || value === undefined ? undefined : String(value);

/** What a server reads from the texts of a parameter; undefined where the parameter is absent. */
export const readParameter = (
  validator: Validator,
  parameter: Parameter,
  pairs: readonly (readonly [string, string])[],
): unknown => {
  const { name, style, explode } = parameter;
  const flat = flatten(validator, parameter.schema);
  const texts = pairs.filter(([key]) => key === name).map(([, text]) => text);
  if (flat.types.includes('object')) return readObject(validator, parameter, flat, pairs, texts[0]);
  if (texts.length === 0) return undefined;
  if (flat.types.includes('array')) {
    const exploded = explode && parameter.in === 'query';
    const parts = exploded ? texts : (texts[0] as string).split(DELIMITERS[style] ?? ',');
    const items = flat.items ? flatten(validator, flat.items) : undefined;
    return parts.map((part) => (items ? coerce(part, items) : part));
  }
  return coerce(texts[0] as string, flat);
};

const readObject = (
  validator: Validator,
  { name, style, explode }: Parameter,
  flat: Flat,
  pairs: readonly (readonly [string, string])[],
  text: string | undefined,
): unknown => {
  const members =
    style === 'deepObject'
      ? deepMembers(name, pairs)
      : explode && style === 'form'
        ? pairs.filter(([key]) => flat.properties.has(key))
        : splitMembers(text ?? '', explode);
  if (members.length === 0) return undefined;
  return Object.fromEntries(
    members.map(([key, member]) => {
      const ref = flat.properties.get(key);
      return [key, ref ? coerce(member, flatten(validator, ref)) : member];
    }),
  );
};

const deepMembers = (name: string, pairs: readonly (readonly [string, string])[]): [string, string][] =>
  pairs
    .filter(([key]) => key.startsWith(`${name}[`))
    .map(([key, text]) => [key.slice(name.length + 1, -1), text]);

const splitMembers = (text: string, explode: boolean): [string, string][] => {
  const parts = text === '' ? [] : text.split(',');
  if (explode) return parts.map((part) => [part.split('=')[0] ?? '', part.split('=').slice(1).join('=')]);
  return parts.flatMap((part, index): [string, string][] =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : [],
  );
};

const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/;

/** Text becomes what the schema asks for where it is its text form, else it stays text and the schema says no. */
const coerce = (text: string, { types }: Flat): unknown => {
  if (types.length === 0 || types.includes('string')) return text;
  if ((types.includes('number') || types.includes('integer')) && NUMBER.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
};

/** Whether a text can stand where the parameter stands: URLs and headers carry less than JSON does. */
export const canCarry = (location: Parameter['in'], text: string): boolean => {
  if (location === 'path') return text !== '' && text !== '.' && text !== '..' && !/[/\\]/.test(text);
  if (location === 'query') return text.isWellFormed();
  if (location === 'cookie') return /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(text);
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);
};
