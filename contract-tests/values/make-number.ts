import type { JsonSchema } from '../../scripts/document/reading/validator.ts';
import { pickIndex, type Random } from './random.ts';

/** The least and the greatest number of a schema, where there is one. */
export const readBounds = (
  keywords: JsonSchema,
  whole: boolean,
): { low?: number; high?: number; step: number } => {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  const step = typeof multipleOf === 'number' ? multipleOf : whole ? 1 : 0.5;
  const low = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : minimum;
  const high = typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : maximum;
  return { ...(typeof low === 'number' && { low }), ...(typeof high === 'number' && { high }), step };
};

/** Candidates, the plainest first. */
export const makeNumbers = (keywords: JsonSchema, whole: boolean, random: Random): number[] => {
  const { low, high, step } = readBounds(keywords, whole);
  const start = low ?? (high === undefined ? 1 : high - 10 * step);
  const spread = high === undefined ? 10 : Math.min(10, Math.floor((high - start) / step));
  const aligned = Math.ceil(start / step) * step;
  return [aligned + pickIndex(random, Math.max(1, spread)) * step, aligned, start, high ?? start];
};
