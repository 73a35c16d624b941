import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import { flatten } from '../../../scripts/document/reading/flatten.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';

/** An array with more items is too large to send. */
export const MOST_ITEMS = 10_000;
/** The bound of all values within an array, because the sizes of nested arrays multiply. */
const MOST_VALUES = 100_000;
const DEEPEST = 16;

/** Throws a NoValueError where an array of `length` items would be too large to send. */
export const requireRoom = (validator: Validator, length: number, items: SchemaRef | undefined): void => {
  const within = items === undefined || length === 0 ? 1 : countLeast(validator, items, 0);
  if (length > MOST_ITEMS || length * within > MOST_VALUES) throw new NoValueError(NO_VALUE);
};

/** The least number of values in a value of a schema: itself, its items and its required properties. */
const countLeast = (validator: Validator, ref: SchemaRef, depth: number): number => {
  if (depth === DEEPEST) return 1;
  const { keywords, items, properties, required } = flatten(validator, ref);
  const least = typeof keywords.minItems === 'number' ? keywords.minItems : 0;
  const count = (inner: SchemaRef) => countLeast(validator, inner, depth + 1);
  const listed = least > 0 && items !== undefined ? least * count(items) : 0;
  const named = [...properties].filter(([name]) => required.has(name));
  return named.reduce((sum, [, inner]) => sum + count(inner), 1 + listed);
};
