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
  const { name, style, explode } = parameter;
  const flat = flatten(validator, parameter.schema);
  const texts = pairs.filter(([key]) => key === name).map(([, text]) => text);
  if (flat.types.includes('object')) return readObject(validator, parameter, flat, pairs, texts[0]);
  if (texts.length === 0) return undefined;
  if (flat.types.includes('array')) {
    const exploded = explode && parameter.in === 'query';
    const parts = exploded ? texts : (texts[0] as string).split(DELIMITERS[style] ?? ',');
    const items = flat.items ? flatten(validator, flat.items) : undefined;
    return parts.map((part) => (items ? coerceText(part, items.types) : part));
  }
  return coerceText(texts[0] as string, flat.types);
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
