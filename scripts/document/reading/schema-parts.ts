import type { SchemaRef } from './description.ts';
import { objectAt } from './reader.ts';
import { type JsonSchema, toPointer, type Validator } from './validator.ts';

/** One of the schemas that hold for a value, and its place. */
export type Part = { readonly at: SchemaRef; readonly schema: JsonSchema };

/** The schema, what it refers to, the members of `allOf` and what was chosen: all of them hold for the same value. */
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

/** A `then` or `else` that is not written allows everything. */
const isUnwritten = ({ at, schema }: Part, place: SchemaRef): boolean =>
  ['then', 'else'].some((keyword) => place === `${at}/${keyword}` && schema[keyword] === undefined);

/** The places of the schemas in a keyword that holds a list of them, one list for each part that has it. */
export const listBelow = (parts: readonly Part[], keyword: string): SchemaRef[][] =>
  parts.flatMap(({ at, schema }) => {
    const list = schema[keyword];
    return Array.isArray(list) ? [list.map((_, index) => at + toPointer(keyword, String(index)))] : [];
  });

/** Each condition of a part, as groups of places: a value meets it that satisfies one group. */
export const listConditions = ({ at, schema }: Part): SchemaRef[][][] => [
  ...(schema.if === undefined ? [] : [[[`${at}/if`, `${at}/then`], [`${at}/else`]]]),
  ...Object.keys(objectAt(schema, 'dependentSchemas')).map((name) => [
    [at + toPointer('dependentSchemas', name)],
  ]),
];
