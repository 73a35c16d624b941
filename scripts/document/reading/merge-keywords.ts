import type { JsonSchema } from './validator.ts';

type Merge = (left: unknown, right: unknown) => unknown;

const higher: Merge = (left, right) => Math.max(Number(left), Number(right));
const lower: Merge = (left, right) => Math.min(Number(left), Number(right));
const either: Merge = (left, right) => left === true || right === true;

/** How two schemas that both hold for a value combine in one schema. Of any other keyword the later value is kept. */
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
  multipleOf: (left, right) => leastCommonMultiple(Number(left), Number(right)),
  additionalProperties: (left, right) => (left === false || right === false ? false : right),
  enum: (left, right) => (Array.isArray(left) && Array.isArray(right) ? intersect(left, right) : right),
  type: (left, right) => intersectTypes(listTypes(left), listTypes(right)),
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

/** The names in `type`, which is a name or a list. */
export const listTypes = (type: unknown): string[] =>
  Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : [];

const intersect = (left: readonly unknown[], right: readonly unknown[]): unknown[] => {
  const texts = new Set(right.map((value) => JSON.stringify(value)));
  return left.filter((value) => texts.has(JSON.stringify(value)));
};

/** An integer is a number too. */
const intersectTypes = (left: readonly string[], right: readonly string[]): string[] => {
  const allows = (types: readonly string[], type: string) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const both = [...new Set([...left, ...right])].filter((type) => allows(left, type) && allows(right, type));
  return both.length > 0 ? both : [NO_TYPE];
};

/** Replaces an empty list of types, which would allow every value, where types exclude each other. */
const NO_TYPE = 'none';

const leastCommonMultiple = (left: number, right: number): number => {
  const scale = 10 ** Math.max(decimals(left), decimals(right));
  const [a, b] = [Math.round(left * scale), Math.round(right * scale)];
  return (a / greatestCommonDivisor(a, b)) * (b / scale);
};

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;

const greatestCommonDivisor = (left: number, right: number): number =>
  right === 0 ? left : greatestCommonDivisor(right, left % right);
