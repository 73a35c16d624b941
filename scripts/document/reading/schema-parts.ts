import type { SchemaRef } from './description.ts';
import { objectAt } from './reader.ts';
import { type JsonSchema, toPointer, type Validator } from './validator.ts';

/** A schema that applies to a value, and its place. */
export type Part = { readonly at: SchemaRef; readonly schema: JsonSchema };

/** The schema, its references, its members of `allOf` and the chosen branches: all apply to the same value. */
export const collectParts = (
  validator: Validator,
  at: SchemaRef,
  chosen: ReadonlySet<SchemaRef>,
  seen: Set<SchemaRef>,
): Part[] => {
  const schema = validator.read(at);
  if (seen.has(at) || typeof schema === 'boolean') return [];
  seen.add(at);
  const part = { at, schema };
  const refs = typeof schema.$ref === 'string' ? [schema.$ref] : [];
  const all = listBelow([part], 'allOf').flat();
  const optional = [
    ...['anyOf', 'oneOf'].flatMap((keyword) => listBelow([part], keyword).flat()),
    ...listConditions(part).flat(2),
  ];
  const taken = optional.filter((place) => chosen.has(place) && !isUnwritten(part, place));
  return [
    ...[...refs, ...all, ...taken].flatMap((next) => collectParts(validator, next, chosen, seen)),
    part,
  ];
};

/** A missing `then` or `else` allows everything. */
const isUnwritten = ({ at, schema }: Part, place: SchemaRef): boolean =>
  ['then', 'else'].some((keyword) => place === `${at}/${keyword}` && schema[keyword] === undefined);

/** The places of the schemas in a list keyword, one list per part that has the keyword. */
export const listBelow = (parts: readonly Part[], keyword: string): SchemaRef[][] =>
  parts.flatMap(({ at, schema }) => {
    const list = schema[keyword];
    return Array.isArray(list) ? [list.map((_, index) => at + toPointer(keyword, String(index)))] : [];
  });

/** Each condition of a part, as groups of places. A value must satisfy a group. */
export const listConditions = ({ at, schema }: Part): SchemaRef[][][] => [
  ...(schema.if === undefined ? [] : [[[`${at}/if`, `${at}/then`], [`${at}/else`]]]),
  ...Object.keys(objectAt(schema, 'dependentSchemas')).map((name) => [
    [at + toPointer('dependentSchemas', name)],
  ]),
];
