import fc from 'fast-check';
import { isHugePattern, UNANALYSED } from './compile-pattern.ts';
import type { SchemaRef } from './description.ts';
import { listTypes, mergeKeywords } from './merge-keywords.ts';
import { readProperties } from './read-properties.ts';
import { isObject } from './reader.ts';
import { remember } from './remember.ts';
import { collectParts, listBelow, listConditions, type Part } from './schema-parts.ts';
import { type JsonSchema, toPointer, type Validator } from './validator.ts';

/** What a schema states about a value itself, through `$ref` and `allOf`. Inner schemas are references. */
export type Flat = {
  /** Names of JSON types; empty: any type. */
  readonly types: readonly string[];
  /** Keywords with plain values: bounds, `pattern`, `enum`, `examples`, …. Long lists are cut. */
  readonly keywords: JsonSchema;
  readonly properties: ReadonlyMap<string, SchemaRef>;
  /** The schemas of properties by a pattern of their names. */
  readonly patternProperties: ReadonlyMap<string, SchemaRef>;
  readonly required: ReadonlySet<string>;
  readonly prefixItems: readonly SchemaRef[];
  readonly items: SchemaRef | undefined;
  readonly contains: SchemaRef | undefined;
  /** The schema of other properties; `false` where they are forbidden. */
  readonly additional: SchemaRef | false | undefined;
  readonly propertyNames: SchemaRef | undefined;
  /** A value must satisfy a branch of each union. */
  readonly unions: readonly {
    readonly keyword: 'anyOf' | 'oneOf';
    readonly branches: readonly SchemaRef[];
  }[];
  /** A value must satisfy a group of schemas of each condition (`if`, `dependentSchemas`). */
  readonly conditions: readonly (readonly (readonly SchemaRef[])[])[];
  /** Every place that was read. */
  readonly places: readonly SchemaRef[];
};

/** `chosen`: branches of unions and conditions that the value must satisfy. They are part of the result. */
export const flatten = (validator: Validator, ref: SchemaRef, chosen: readonly SchemaRef[] = []): Flat => {
  if (chosen.length === 0) return flattenWhole(validator, ref);
  const known = listKnown(validator, ref);
  const key = chosen.join(' ');
  const flat = known.get(key) ?? flattenChosen(validator, ref, chosen);
  if (known.size < MOST_KNOWN) known.set(key, flat);
  return flat;
};

const flattenWhole = remember((validator, ref) => flattenChosen(validator, ref, []));

/** By the chosen branches. The cache is bounded, because many unions have too many combinations. */
const listKnown = remember(() => new Map<string, Flat>());
const MOST_KNOWN = 256;

const flattenChosen = (validator: Validator, ref: SchemaRef, chosen: readonly SchemaRef[]): Flat => {
  const parts = collectParts(validator, ref, new Set(chosen), new Set());
  const keywords = withoutSlowPattern(validator, mergeKeywords(parts.map(({ schema }) => schema)));
  const join = (refs: readonly SchemaRef[]) => validator.join(refs);
  const all = (keyword: string): SchemaRef | undefined => {
    const refs = parts
      .filter(({ schema }) => isObject(schema[keyword]))
      .map(({ at }) => at + toPointer(keyword));
    return refs.length === 0 ? undefined : join(refs);
  };
  return {
    types: readTypes(keywords),
    keywords: shortenLists(keywords),
    ...readProperties(validator, parts),
    required: new Set(parts.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : []))),
    prefixItems: listBelow(parts, 'prefixItems')[0] ?? [],
    items: all('items'),
    contains: all('contains'),
    additional: keywords.additionalProperties === false ? false : all('additionalProperties'),
    propertyNames: [all('propertyNames')].find((names) => names && !isAnyName(validator.read(names))),
    ...listOpen(parts, chosen),
    places: parts.map(({ at }) => at),
  };
};

/** The unions and conditions without a chosen branch. */
const listOpen = (
  parts: readonly Part[],
  chosen: readonly SchemaRef[],
): Pick<Flat, 'unions' | 'conditions'> => {
  const isOpen = (places: readonly SchemaRef[]) => !places.some((place) => chosen.includes(place));
  return {
    unions: (['anyOf', 'oneOf'] as const).flatMap((keyword) =>
      listBelow(parts, keyword)
        .filter(isOpen)
        .map((branches) => ({ keyword, branches })),
    ),
    conditions: parts.flatMap(listConditions).filter((groups) => isOpen(groups.flat())),
  };
};

/** How many listed values of a schema are tried. The validator knows all of them. */
export const MOST_LISTED = 100;

const LISTS = ['enum', 'examples'];

const shortenLists = (keywords: JsonSchema): JsonSchema => {
  const isLong = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > MOST_LISTED;
  const long = LISTS.flatMap((keyword) => {
    const list = keywords[keyword];
    return isLong(list) ? [[keyword, list.slice(0, MOST_LISTED)] as const] : [];
  });
  return long.length === 0 ? keywords : { ...keywords, ...Object.fromEntries(long) };
};

/** Texts that violate a slow pattern could stall the server too, so only matching texts are used. */
const withoutSlowPattern = (validator: Validator, keywords: JsonSchema): JsonSchema => {
  const { pattern, ...rest } = keywords;
  const reason = typeof pattern === 'string' ? validator.slownessOf(pattern) : undefined;
  if (typeof pattern !== 'string' || reason === undefined) return keywords;
  // drawing texts takes about as long as the analysis
  const samples = reason === UNANALYSED ? [] : sampleMatches(pattern);
  return { type: 'string', ...rest, examples: [rest.examples ?? [], samples].flat() };
};

const sampleMatches = (pattern: string): string[] => {
  if (isHugePattern(pattern)) return [];
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' }), {
      seed: 1,
      numRuns: 20,
    });
  } catch {
    // fast-check does not support look-around and back-references
    return [];
  }
};

/** The name of a property is always a string. */
const isAnyName = (schema: JsonSchema | boolean): boolean =>
  typeof schema === 'boolean' || Object.keys(schema).every((keyword) => keyword === 'type');

const IMPLIED: readonly (readonly [string, readonly string[]])[] = [
  [
    'object',
    [
      'properties',
      'patternProperties',
      'additionalProperties',
      'propertyNames',
      'required',
      'minProperties',
      'maxProperties',
      'dependentRequired',
      'dependentSchemas',
    ],
  ],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** By `type`, otherwise by the allowed values, otherwise by keywords that apply to one type only. */
const readTypes = (keywords: JsonSchema): string[] => {
  const { type, enum: values } = keywords;
  const said = listTypes(type);
  if (said.length > 0) return said;
  const listed = 'const' in keywords ? [keywords.const] : Array.isArray(values) ? values : undefined;
  if (listed) return [...new Set(listed.map(typeOf))];
  return IMPLIED.filter(([, implying]) => implying.some((keyword) => keyword in keywords))
    .map(([name]) => name)
    .slice(0, 1);
};

/** The JSON type of a value. */
export const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};
