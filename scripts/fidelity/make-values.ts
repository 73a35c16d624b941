import fc, { type Arbitrary } from 'fast-check';
import { buildRandom } from '../lib/random.ts';
import { buildArbitrary } from './arbitrary.ts';
import { mutateValue } from './mutate-value.ts';
import type { Shape, Shapes } from './shape.ts';
import { collectVocabulary } from './vocabulary.ts';

/** What one of the two sides says: the shape of a schema, and of all components that it may refer to. */
export type Side = { readonly root: Shape; readonly shapes: Shapes };

/** A value that most likely fits, and values made from it by one, one and two changes. */
export type Family = readonly [unknown, ...unknown[]];

export const FAMILY_SIZE = 4;

/** Families of values, made by what each of the sides says. */
export const buildFamilies = (sides: readonly Side[]): Arbitrary<Family> => {
  const vocabulary = collectVocabulary(sides.map(({ root, shapes }) => [root, shapes] as const));
  const made = fc.oneof(...sides.map(({ root, shapes }) => buildArbitrary(root, shapes)));
  return fc.tuple(made, fc.integer()).map(([value, seed]) => {
    const random = buildRandom(seed);
    const change = (original: unknown) => mutateValue(original, vocabulary, random);
    return [value, change(value), change(value), change(change(value))];
  });
};
