import fc from 'fast-check';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { pickIndex, type Random } from '../../../scripts/lib/random.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';

export type Bounds = {
  /** The least and the greatest number that a schema allows, where there is one. */
  readonly low?: number;
  readonly high?: number;
  /** From one allowed number to the next; of a schema that allows any in between, some fraction of its range. */
  readonly step: number;
};

export const readBounds = (keywords: JsonSchema, whole: boolean): Bounds => {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  const given = [exclusiveMinimum ?? minimum, exclusiveMaximum ?? maximum];
  const range = typeof given[0] === 'number' && typeof given[1] === 'number' ? given[1] - given[0] : 4;
  const step = typeof multipleOf === 'number' ? multipleOf : whole ? 1 : Math.min(0.5, range / 4 || 0.5);
  const grid = whole ? wholeMultiple(step) : step;
  const onGrid = whole || typeof multipleOf === 'number';
  const lows = [
    ...(typeof minimum === 'number' ? [onGrid ? ceil(minimum, grid) : minimum] : []),
    ...(typeof exclusiveMinimum === 'number' ? [next(exclusiveMinimum, grid, onGrid)] : []),
  ];
  const highs = [
    ...(typeof maximum === 'number' ? [onGrid ? -ceil(-maximum, grid) : maximum] : []),
    ...(typeof exclusiveMaximum === 'number' ? [-next(-exclusiveMaximum, grid, onGrid)] : []),
  ];
  return {
    ...(lows.length > 0 && { low: Math.max(...lows) }),
    ...(highs.length > 0 && { high: Math.min(...highs) }),
    step: grid,
  };
};

/** What arithmetic in binary adds beyond the twelfth digit is left out. */
const tidy = (value: number): number => Number(value.toPrecision(12)) || 0;

/** A bound that is on the grid stays as it is: beyond twelve digits it would not. */
const ceil = (value: number, step: number): number =>
  value % step === 0 ? value : tidy(Math.ceil(value / step) * step);

/** The least number above a bound that is not allowed itself. */
const next = (bound: number, step: number, onGrid: boolean): number =>
  tidy(onGrid ? (Math.floor(tidy(bound / step)) + 1) * step : bound + step);

/** The least multiple of a step that is whole. */
const wholeMultiple = (step: number): number => {
  const times = Array.from({ length: 1000 }, (_, index) => index + 1);
  return tidy((times.find((count) => Number.isInteger(tidy(count * step))) ?? 1) * step);
};

/** Formats of numbers in https://spec.openapis.org/registry/format/ that allow less than their type does. */
const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  unixtime: [0, 4_102_444_799],
};

/** Beyond this far from zero no number is made unless a bound asks for it. */
const FAR = 1e6;

/** Numbers of a schema, all of them on its grid. Throws a NoValueError where there is none. */
export const drawNumbers = (keywords: JsonSchema, whole: boolean): fc.Arbitrary<number> => {
  const { step, ...bounds } = readBounds(keywords, whole);
  const range = RANGES[String(keywords.format)] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const low = Math.max(bounds.low ?? Number.NEGATIVE_INFINITY, range[0]);
  const high = Math.min(bounds.high ?? Number.POSITIVE_INFINITY, range[1]);
  if (low > high) throw new NoValueError(NO_VALUE);
  const far = FAR * Math.max(1, step);
  const near = low > far ? low : high < -far ? high - far : Math.max(low, -far);
  const start = near === low ? low : ceil(near, step);
  const count = Math.floor(tidy((Math.min(high, start + 2 * far) - start) / step));
  if (count < 0) throw new NoValueError(NO_VALUE);
  return fc
    .integer({ min: 0, max: Math.min(count, 2 ** 31 - 1) })
    .map((index) => start + index * step)
    .map((value) => (Number.isSafeInteger(value) || Math.abs(value) > FAR * FAR ? value : tidy(value)));
};

/** Candidates, the plainest first: small ones above the least. */
export const makeNumbers = (keywords: JsonSchema, whole: boolean, random: Random): number[] => {
  const { low, high, step } = readBounds(keywords, whole);
  const start = low ?? (high === undefined ? ceil(1, step) : ceil(high - 10 * step, step));
  const spread = high === undefined ? 10 : Math.min(10, Math.floor((high - start) / step));
  return [tidy(start + pickIndex(random, Math.max(1, spread)) * step), start, high ?? start];
};
