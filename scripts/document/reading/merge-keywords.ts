import type { JsonSchema } from './validator.ts';

type Merge = (one: unknown, other: unknown) => unknown;

const higher: Merge = (one, other) => Math.max(Number(one), Number(other));
const lower: Merge = (one, other) => Math.min(Number(one), Number(other));
const either: Merge = (one, other) => one === true || other === true;

/** How two schemas that hold for the same value say one thing together; of other keywords the later one is kept. */
const MERGES: Readonly<Record<string, Merge>> = {
  minLength: higher,
  minItems: higher,
  minContains: higher,
  minProperties: higher,
  minimum: higher,
  exclusiveMinimum: higher,
  maxLength: lower,
  maxItems: lower,
  maxContains: lower,
  maxProperties: lower,
  maximum: lower,
  exclusiveMaximum: lower,
  uniqueItems: either,
  multipleOf: (one, other) => leastCommonMultiple(Number(one), Number(other)),
  additionalProperties: (one, other) => (one === false || other === false ? false : other),
  enum: (one, other) => (Array.isArray(one) && Array.isArray(other) ? intersect(one, other) : other),
  type: (one, other) => intersectTypes(listTypes(one), listTypes(other)),
};

/** The keywords of schemas that all hold for one value, as one schema. */
export const mergeKeywords = (schemas: readonly JsonSchema[]): JsonSchema => {
  const merged: Record<string, unknown> = {};
  for (const schema of schemas) {
    for (const [keyword, value] of Object.entries(schema)) {
      const merge = Object.hasOwn(MERGES, keyword) ? MERGES[keyword] : undefined;
      const known = Object.hasOwn(merged, keyword) && merged[keyword] !== undefined;
      merged[keyword] = merge && known ? merge(merged[keyword], value) : value;
    }
  }
  return merged;
};

/** The names in `type`, which is one name or a list. */
export const listTypes = (type: unknown): string[] =>
  Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : [];

const intersect = (one: readonly unknown[], other: readonly unknown[]): unknown[] => {
  const texts = new Set(other.map((value) => JSON.stringify(value)));
  return one.filter((value) => texts.has(JSON.stringify(value)));
};

/** An integer is a number too. */
const intersectTypes = (one: readonly string[], other: readonly string[]): string[] => {
  const allows = (types: readonly string[], type: string) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const both = [...new Set([...one, ...other])].filter((type) => allows(one, type) && allows(other, type));
  return both.length > 0 ? both : [NO_TYPE];
};

/** Stands where two types exclude each other: an empty list of types allows every value. */
const NO_TYPE = 'none';

const leastCommonMultiple = (one: number, other: number): number => {
  const scale = 10 ** Math.max(decimals(one), decimals(other));
  const [a, b] = [Math.round(one * scale), Math.round(other * scale)];
  return (a / greatestCommonDivisor(a, b)) * (b / scale);
};

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;

const greatestCommonDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestCommonDivisor(other, one % other);
