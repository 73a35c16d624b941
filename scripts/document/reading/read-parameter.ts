import { coerceText } from '../../lib/coerce-text.ts';
import type { ParameterForm, SchemaRef } from './description.ts';
import type { Flat } from './flatten.ts';
import { listAlternatives } from './list-alternatives.ts';
import type { Validator } from './validator.ts';

/** https://spec.openapis.org/oas/v3.1.1#style-values */
export const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

type Pairs = readonly (readonly [string, string])[];

/**
 * The value that a server reads from the texts of a parameter; undefined where the parameter is absent. Where a schema
 * has several types (for example by `anyOf` with null), the first valid reading counts, text before all others.
 */
export const readParameter = (validator: Validator, parameter: ParameterForm, pairs: Pairs): unknown => {
  // https://www.rfc-editor.org/rfc/rfc9110#section-5.1
  const same = ([key]: readonly [string, string]) =>
    parameter.in === 'header' ? key.toLowerCase() === parameter.name.toLowerCase() : key === parameter.name;
  const texts = pairs.filter(same).map(([, text]) => text);
  const readings = listAlternatives(validator, parameter.schema)
    .flatMap((flat) => readAs(validator, parameter, flat, pairs, texts))
    .filter((value) => value !== undefined);
  const lists = readings.filter(Array.isArray);
  return chooseValid(validator, parameter.schema, texts.length > 1 && lists.length > 0 ? lists : readings);
};

/** The first valid reading, otherwise the first that is not text, so that the error is about the intended type. */
const chooseValid = (validator: Validator, schema: SchemaRef, readings: readonly unknown[]): unknown => {
  const isText = (value: unknown) => typeof value === 'string';
  const ordered = [...readings.filter(isText), ...readings.filter((value) => !isText(value))];
  if (ordered.length < 2) return ordered[0];
  return (
    ordered.find((value) => validator.validate(schema, value).length === 0) ??
    ordered.find((value) => !isText(value)) ??
    ordered[0]
  );
};

const readAs = (
  validator: Validator,
  parameter: ParameterForm,
  flat: Flat,
  pairs: Pairs,
  texts: readonly string[],
): unknown[] => {
  const [text] = texts;
  if (flat.types.includes('object')) return [readObject(validator, parameter, flat, pairs, text)];
  if (text === undefined) return [];
  if (flat.types.includes('array')) {
    const readItems = (parts: readonly string[]) =>
      parts.map((part, index) => readText(validator, flat.prefixItems[index] ?? flat.items, part));
    if (parameter.explode && parameter.in === 'query') return [readItems(texts)];
    return [readOnce(parameter, texts, (list) => readItems(splitItems(parameter, list)))];
  }
  return oneByOne(flat.types).map((types) => readOnce(parameter, texts, (text) => coerceText(text, types)));
};

/** One reading per type; plain text where a schema names no type. */
const oneByOne = (types: readonly string[]): string[][] =>
  types.length === 0 ? [[]] : types.map((type) => [type]);

/** A repeated query parameter is read as a list, which the schema of a single value refuses. The first cookie counts. */
const readOnce = (
  { in: location }: ParameterForm,
  texts: readonly string[],
  read: (text: string) => unknown,
): unknown => {
  const values = location === 'query' ? texts.map(read) : texts.slice(0, 1).map(read);
  return values.length === 1 ? values[0] : values;
};

/** White space around a comma is not part of a header's item, https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1 */
const splitItems = ({ in: location, style }: ParameterForm, text: string): string[] => {
  const parts = text.split(DELIMITERS[style] ?? ',');
  return location === 'header' ? parts.map((part) => part.trim()) : parts;
};

/** The value of an item or a member. */
const readText = (validator: Validator, ref: SchemaRef | undefined, text: string): unknown => {
  if (ref === undefined) return text;
  const readings = listAlternatives(validator, ref).flatMap(({ types }) =>
    oneByOne(types).map((type) => coerceText(text, type)),
  );
  return chooseValid(validator, ref, readings);
};

const readObject = (
  validator: Validator,
  { name, style, explode }: ParameterForm,
  flat: Flat,
  pairs: Pairs,
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
    members.map(([key, member]) => [key, readText(validator, flat.properties.get(key), member)]),
  );
};

const deepMembers = (name: string, pairs: Pairs): [string, string][] =>
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
