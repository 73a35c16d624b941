import fc from 'fast-check';
import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import type { Flat } from '../../../scripts/document/reading/flatten.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import {
  listSites,
  locate,
  locateAll,
  type PathStep,
  replaceAt,
} from '../../../scripts/document/reading/sites.ts';
import { pickIndex } from '../../../scripts/lib/random.ts';
import { chooseBranches } from './choose-branches.ts';
import { makeArray, makeObject } from './make-members.ts';
import { makeNumbers } from './make-number.ts';
import { makeString } from './make-string.ts';
import type { Maker, Making, Wish } from './maker.ts';
import { NO_VALUE, NoValueError, orNone } from './no-value.ts';

/** A value of a schema with more places than this has no optional places. */
const MOST_PLACES = 500;

/** Makes a valid value of a schema. Throws a NoValueError where the suite finds none. */
export const makeValue = (maker: Maker, ref: SchemaRef, wish: Wish): unknown => {
  const has = (value: unknown) => locate(maker.validator, wish.force ?? [], value).length > 0;
  const making: Making = {
    ...maker,
    room: { left: MOST_PLACES },
    make: (below, next, above) => make(making, below, next, above),
  };
  const made = making.make(ref, wish, []);
  const value = made === undefined || has(made) ? made : drawValue(maker, ref, wish);
  if (value === undefined || !has(value)) throw new NoValueError(NO_VALUE);
  return value;
};

/** Makes a simple valid value, otherwise draws one; undefined where there is none. */
const make = (maker: Making, ref: SchemaRef, wish: Wish, above: readonly SchemaRef[]): unknown => {
  maker.room.left -= 1;
  const preferred = maker.prefer(ref);
  if (preferred !== undefined) return preferred;
  const fits = (value: unknown) => maker.validator.validate(ref, value).length === 0;
  const made = orNone(() => makePlain(maker, ref, wish, above, fits));
  // the validator is always called, because it reports schemas that cannot be used
  return fits(made) && made !== undefined ? made : drawValue(maker, ref, wish);
};

const makePlain = (
  maker: Making,
  ref: SchemaRef,
  given: Wish,
  above: readonly SchemaRef[],
  fits: (value: unknown) => boolean,
): unknown => {
  const { flat, wish } = chooseBranches(maker, ref, given, above);
  const inside = [...above, ...flat.places];
  const type = chooseType(flat, wish.force?.[0], wish.hint);
  if (type === 'object') return makeObject(maker, flat, wish, inside);
  if (type === 'array') return makeArray(maker, flat, wish, inside);
  if (wish.hint !== undefined && fits(wish.hint)) return wish.hint;
  return listGiven(flat).find(fits) ?? makeScalar(maker, flat, type, fits);
};

const DRAWS = 10;

/** Draws values; values that have the place `force` come first. */
export const drawValues = (maker: Maker, ref: SchemaRef, force: readonly PathStep[]): unknown[] => {
  const source = maker.draw(ref);
  if (source === undefined) return [];
  const seed = pickIndex(maker.random, 2 ** 31);
  const has = (value: unknown) => Number(locate(maker.validator, force, value).length > 0);
  return (orNone(() => fc.sample(source, { seed, numRuns: DRAWS })) ?? [])
    .map((value) => placePreferred(maker, ref, value))
    .filter((value) => maker.validator.validate(ref, value).length === 0)
    .sort((a, b) => has(b) - has(a));
};

/** Draws values and returns the value that fits the wish best. */
const drawValue = (maker: Maker, ref: SchemaRef, { fill, force = [] }: Wish): unknown => {
  const size = (value: unknown) => JSON.stringify(value).length * (fill === 'all' ? -1 : 1);
  const drawn = drawValues(maker, ref, force);
  const placed = drawn.filter((value) => locate(maker.validator, force, value).length > 0);
  return (placed.length > 0 ? placed : drawn).sort((a, b) => size(a) - size(b))[0];
};

/** The same value with the preferred value in each place that has one. */
export const placePreferred = ({ validator, prefer }: Maker, ref: SchemaRef, value: unknown): unknown =>
  listSites(validator, ref).reduce((whole, site) => {
    const preferred = prefer(site.ref);
    if (preferred === undefined) return whole;
    return locateAll(validator, site, whole).reduce(
      (changed, keys) => replaceAt(changed, keys, preferred),
      whole,
    );
  }, value);

/** The values that the schema lists: `const`, `enum` or examples. */
const listGiven = ({ keywords }: Flat): readonly unknown[] => {
  if ('const' in keywords) return [keywords.const];
  if (Array.isArray(keywords.enum)) return keywords.enum;
  const examples = Array.isArray(keywords.examples) ? keywords.examples : [];
  return 'example' in keywords ? [...examples, keywords.example] : examples;
};

const makeScalar = (
  { random }: Maker,
  flat: Flat,
  type: string,
  fits: (value: unknown) => boolean,
): unknown => {
  const numbers = (whole: boolean) => makeNumbers(flat.keywords, whole, random).find(fits);
  const made: Readonly<Record<string, () => unknown>> = {
    string: () => makeString(flat, random, fits),
    integer: () => numbers(true),
    number: () => numbers(false),
    boolean: () => [random() < 0.5, true, false].find(fits),
    null: () => null,
  };
  return made[type]?.();
};

const chooseType = ({ types }: Flat, step: PathStep | undefined, hint: unknown): string => {
  if (step?.kind === 'item') return 'array';
  if (step?.kind === 'property' || step?.kind === 'entry') return 'object';
  if (types.includes('object') && isObject(hint)) return 'object';
  if (types.includes('array') && Array.isArray(hint)) return 'array';
  return types.find((type) => type !== 'null') ?? types[0] ?? 'string';
};
