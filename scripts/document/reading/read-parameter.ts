import { coerceText } from '../../lib/coerce-text.ts';
import type { Parameter } from './contract.ts';
import { type Flat, flatten } from './flatten.ts';
import type { Validator } from './validator.ts';

/** https://spec.openapis.org/oas/v3.1.1#style-values */
export const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** What a server reads from the texts of a parameter; undefined where the parameter is absent. */
export const readParameter = (
  validator: Validator,
  parameter: Parameter,
  pairs: readonly (readonly [string, string])[],
): unknown => {
  const { style, explode } = parameter;
  const flat = flatten(validator, parameter.schema);
  const texts = pairs.filter(([key]) => isNameOf(parameter, key)).map(([, text]) => text);
  const [first] = texts;
  if (flat.types.includes('object')) return readObject(validator, parameter, flat, pairs, first);
  if (first === undefined) return undefined;
  if (flat.types.includes('array')) {
    const exploded = explode && parameter.in === 'query';
    const items = flat.items ? flatten(validator, flat.items) : undefined;
    const readItems = (parts: readonly string[]) =>
      parts.map((part) => (items ? coerceText(part, items.types) : part));
    if (exploded) return readItems(texts);
    return readOnce(parameter, texts, (text) => readItems(splitItems(parameter.in, style, text)));
  }
  return readOnce(parameter, texts, (text) => coerceText(text, flat.types));
};

/** The name of a header has no case, https://www.rfc-editor.org/rfc/rfc9110#section-5.1 */
const isNameOf = ({ name, in: location }: Parameter, key: string): boolean =>
  location === 'header' ? key.toLowerCase() === name.toLowerCase() : key === name;

/** A query that repeats what is said once says a list of it, which the schema refuses; of cookies the first counts. */
const readOnce = (
  { in: location }: Parameter,
  texts: readonly string[],
  read: (text: string) => unknown,
): unknown => {
  const values = location === 'query' ? texts.map(read) : texts.slice(0, 1).map(read);
  return values.length === 1 ? values[0] : values;
};

/** White space around a comma is none of a header's item, https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1 */
const splitItems = (location: Parameter['in'], style: string, text: string): string[] => {
  const parts = text.split(DELIMITERS[style] ?? ',');
  return location === 'header' ? parts.map((part) => part.trim()) : parts;
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
      return [key, ref ? coerceText(member, flatten(validator, ref).types) : member];
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
