import fc from 'fast-check';
import { isHugePattern, UNANALYSED } from './compile-pattern.ts';
import type { SchemaRef } from './description.ts';
import { listTypes, mergeKeywords } from './merge-keywords.ts';
import { readProperties } from './read-properties.ts';
import { isObject } from './reader.ts';
import { remember } from './remember.ts';
import { collectParts, listBelow, listConditions, type Part } from './schema-parts.ts';
import { type JsonSchema, toPointer, type Validator } from './validator.ts';

/** What a schema says about a value itself: through `$ref` and `allOf`, with what is below it by reference. */
export type Flat = {
  /** Names of JSON types; empty where any will do. */
  readonly types: readonly string[];
  /** The keywords that hold plain values: bounds, `pattern`, `enum`, `examples`, …; of lists of values the first ones. */
  readonly keywords: JsonSchema;
  readonly properties: ReadonlyMap<string, SchemaRef>;
  /** Of properties by a pattern of their names. */
  readonly patternProperties: ReadonlyMap<string, SchemaRef>;
  readonly required: ReadonlySet<string>;
  readonly prefixItems: readonly SchemaRef[];
  readonly items: SchemaRef | undefined;
  readonly contains: SchemaRef | undefined;
  /** Of properties that are not named; `false` where there may be none. */
  readonly additional: SchemaRef | false | undefined;
  readonly propertyNames: SchemaRef | undefined;
  /** Each union asks for one of its branches. */
  readonly unions: readonly {
    readonly keyword: 'anyOf' | 'oneOf';
    readonly branches: readonly SchemaRef[];
  }[];
  /** Each condition (`if`, `dependentSchemas`) is met by any one of these groups of schemas. */
  readonly conditions: readonly (readonly (readonly SchemaRef[])[])[];
  /** Every place that was read. */
  readonly places: readonly SchemaRef[];
};

/** `chosen`: branches of unions and conditions that the value is to satisfy; what they say is part of the result. */
export const flatten = (validator: Validator, ref: SchemaRef, chosen: readonly SchemaRef[] = []): Flat => {
  if (chosen.length === 0) return flattenWhole(validator, ref);
  const known = listKnown(validator, ref);
  const key = chosen.join(' ');
  const flat = known.get(key) ?? flattenChosen(validator, ref, chosen);
  if (known.size < MOST_KNOWN) known.set(key, flat);
  return flat;
};

const flattenWhole = remember((validator, ref) => flattenChosen(validator, ref, []));

/** By what was chosen; a schema of many unions has more of them than the memory holds. */
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

/** The unions and conditions of which no branch is chosen yet. */
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

/** So many values that a schema lists are tried; the validator knows them all. */
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

/** Texts that break such a pattern could stall the server too, so there are only some that match it. */
const withoutSlowPattern = (validator: Validator, keywords: JsonSchema): JsonSchema => {
  const { pattern, ...rest } = keywords;
  const reason = typeof pattern === 'string' ? validator.slownessOf(pattern) : undefined;
  if (typeof pattern !== 'string' || reason === undefined) return keywords;
  // to draw texts takes about as long as the analysis
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
    // fast-check has no strings for look-around and back-references
    return [];
  }
};

/** The name of a property is a string whatever a schema says. */
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

/** As said by `type`, else by the values that are allowed, else by the keywords that only one type heeds. */
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
