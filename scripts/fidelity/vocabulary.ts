import type { Bounds, Shape, Shapes } from './shape.ts';

/** The values that a schema mentions: two schemas most often disagree on values next to these. */
export type Vocabulary = {
  /** Lengths at, below and above each bound, and some further away, in case a bound is wrong by more than one. */
  readonly lengths: readonly number[];
  readonly numbers: readonly number[];
  readonly strings: readonly string[];
  readonly keys: readonly string[];
};

/** Added to those of a schema: the limits of the numbers of machines. */
const NUMBERS = [0, 1, -1, 0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53, -(2 ** 53), 1e300, 5e-324];

/** Longer than this a value costs more than what it could find. */
const LONGEST = 10_000;

/** What these shapes mention, components within them too. */
export const collectVocabulary = (roots: readonly (readonly [Shape, Shapes])[]): Vocabulary => {
  const lengths = new Set([0, 1, 2]);
  const numbers = new Set(NUMBERS);
  const strings = new Set(['', 'a']);
  const keys = new Set(['x']);
  const met = new Set<Shape>();

  const addAround = (set: Set<number>, { minimum, maximum }: Bounds): void => {
    for (const bound of [minimum, maximum]) {
      if (bound !== undefined) for (const step of [-1, 0, 1]) set.add(bound + step);
    }
  };

  const visit = (shape: Shape, shapes: Shapes): void => {
    if (met.has(shape)) return;
    met.add(shape);
    const visitAll = (...inner: readonly (Shape | undefined)[]) => {
      for (const next of inner) if (next !== undefined) visit(next, shapes);
    };
    if (shape.kind === 'string' || shape.kind === 'array') addAround(lengths, shape.length);
    if (shape.kind === 'number') {
      addAround(numbers, shape.range);
      if (shape.step !== undefined) numbers.add(shape.step).add(shape.step * 1.5);
    }
    if (shape.kind === 'constants') {
      for (const value of shape.values) {
        if (typeof value === 'string') strings.add(value);
        if (typeof value === 'number') numbers.add(value);
      }
    }
    if (shape.kind === 'array') visitAll(...shape.first, shape.rest);
    if (shape.kind === 'choice') visitAll(...shape.options);
    if (shape.kind === 'component') visitAll(shapes[shape.name]);
    if (shape.kind === 'object') {
      for (const { name } of shape.fields) keys.add(name);
      visitAll(...shape.fields.map(({ shape }) => shape), shape.others?.key, shape.others?.value);
    }
  };

  for (const [shape, shapes] of roots) visit(shape, shapes);
  return {
    lengths: [...lengths].filter((length) => length >= 0 && length <= LONGEST),
    numbers: [...numbers],
    strings: [...strings],
    keys: [...keys],
  };
};
