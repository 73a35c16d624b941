import fc from 'fast-check';
import type { SchemaRef } from './contract.ts';
import { isObject } from './reader.ts';
import { type JsonSchema, toPointer, type Validator } from './validator.ts';

/** What a schema says about a value itself: through `$ref` and `allOf`, with what is below it by reference. */
export type Flat = {
  /** Names of JSON types; empty where any will do. */
  readonly types: readonly string[];
  /** The keywords that hold plain values: bounds, `pattern`, `enum`, `examples`, … */
  readonly keywords: JsonSchema;
  readonly properties: ReadonlyMap<string, SchemaRef>;
  readonly required: ReadonlySet<string>;
  readonly prefixItems: readonly SchemaRef[];
  readonly items: SchemaRef | undefined;
  /** Of properties that are not named; `false` where there may be none. */
  readonly additional: SchemaRef | false | undefined;
  readonly propertyNames: SchemaRef | undefined;
  /** Each union asks for one of its branches. */
  readonly unions: readonly {
    readonly keyword: 'anyOf' | 'oneOf';
    readonly branches: readonly SchemaRef[];
  }[];
  /** Every place that was read. */
  readonly places: readonly SchemaRef[];
};

export const flatten = (validator: Validator, ref: SchemaRef): Flat => {
  const parts = collectParts(validator, ref, new Set());
  const keywords = withoutSlowPattern(
    validator,
    Object.assign({}, ...parts.map(({ schema }) => schema)) as JsonSchema,
  );
  const below = (keyword: string) => parts.filter(({ schema }) => schema[keyword] !== undefined);
  const names = (keyword: string) =>
    below(keyword).flatMap(({ at, schema }) =>
      isObject(schema[keyword])
        ? Object.keys(schema[keyword]).map((name): [string, SchemaRef] => [
            name,
            at + toPointer(keyword, name),
          ])
        : [],
    );
  const single = (keyword: string): SchemaRef | undefined => {
    const part = below(keyword).find(({ schema }) => isObject(schema[keyword]));
    return part && part.at + toPointer(keyword);
  };
  const list = (keyword: string) =>
    below(keyword).map(({ at, schema }) =>
      (schema[keyword] as unknown[]).map((_, index) => at + toPointer(keyword, String(index))),
    );
  return {
    types: readTypes(keywords),
    keywords,
    properties: new Map(names('properties')),
    required: new Set(below('required').flatMap(({ schema }) => schema.required as string[])),
    prefixItems: list('prefixItems')[0] ?? [],
    items: single('items'),
    additional: keywords.additionalProperties === false ? false : single('additionalProperties'),
    propertyNames: [single('propertyNames')].find((names) => names && !isAnyName(validator.read(names))),
    unions: (['anyOf', 'oneOf'] as const).flatMap((keyword) =>
      list(keyword).map((branches) => ({ keyword, branches })),
    ),
    places: parts.map(({ at }) => at),
  };
};

/** Texts that break such a pattern could stall the server too, so there are only some that match it. */
const withoutSlowPattern = (validator: Validator, keywords: JsonSchema): JsonSchema => {
  const { pattern, ...rest } = keywords;
  if (typeof pattern !== 'string' || validator.slownessOf(pattern) === undefined) return keywords;
  return { type: 'string', ...rest, examples: [rest.examples ?? [], sampleMatches(pattern)].flat() };
};

const sampleMatches = (pattern: string): string[] => {
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

type Part = { readonly at: SchemaRef; readonly schema: JsonSchema };

/** The schema, what it refers to, and the members of `allOf`: all of them hold for the same value. */
const collectParts = (validator: Validator, at: SchemaRef, seen: Set<SchemaRef>): Part[] => {
  const schema = validator.read(at);
  if (seen.has(at) || typeof schema === 'boolean') return [];
  seen.add(at);
  const all = Array.isArray(schema.allOf)
    ? schema.allOf.map((_, i) => at + toPointer('allOf', String(i)))
    : [];
  const refs = typeof schema.$ref === 'string' ? [schema.$ref] : [];
  return [...[...refs, ...all].flatMap((next) => collectParts(validator, next, seen)), { at, schema }];
};

const IMPLIED: readonly (readonly [string, readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'propertyNames', 'required', 'minProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** As said by `type`, else by the values that are allowed, else by the keywords that only one type heeds. */
const readTypes = (keywords: JsonSchema): string[] => {
  const { type, enum: values } = keywords;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.map(String);
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
