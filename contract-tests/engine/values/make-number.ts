import fc from 'fast-check';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { pickIndex, type Random } from '../../../scripts/lib/random.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';

export type Bounds = {
  /** The least and the greatest number that a schema allows; absent where there is no bound. */
  readonly low?: number;
  readonly high?: number;
  /** The distance of allowed numbers; a fraction of the range where every number in the range is allowed. */
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

/** Rounds to twelve digits, which removes the errors of binary arithmetic. */
const tidy = (value: number): number => Number(value.toPrecision(12)) || 0;

/** A bound on the grid is not rounded: it may have more than twelve digits. */
const ceil = (value: number, step: number): number =>
  value % step === 0 ? value : tidy(Math.ceil(value / step) * step);

/** The least number above an exclusive bound. */
const next = (bound: number, step: number, onGrid: boolean): number =>
  tidy(onGrid ? (Math.floor(tidy(bound / step)) + 1) * step : bound + step);

/** The least whole multiple of a step. */
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

/** Numbers are not further from zero than this unless a bound requires it. */
const FAR = 1e6;

/** Numbers of a schema, all on its grid. Throws a NoValueError where there are none. */
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

/** Candidates, the simplest first: small numbers above the minimum. */
export const makeNumbers = (keywords: JsonSchema, whole: boolean, random: Random): number[] => {
  const { low, high, step } = readBounds(keywords, whole);
  const start = low ?? (high === undefined ? ceil(1, step) : ceil(high - 10 * step, step));
  const spread = high === undefined ? 10 : Math.min(10, Math.floor((high - start) / step));
  return [tidy(start + pickIndex(random, Math.max(1, spread)) * step), start, high ?? start];
};
