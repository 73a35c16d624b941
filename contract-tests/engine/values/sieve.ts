import fc from 'fast-check';
import { NO_VALUE, NoValueError } from './no-value.ts';

/** How many more draws a value may take in all sieves together. */
export type Effort = { left: number; depth: number };

export const buildEffort = (): Effort => ({ left: 0, depth: 0 });

const MOST_DRAWS = 1000;

/** fast-check accepts a custom arbitrary only as a class. */
class Sieve<T> extends fc.Arbitrary<T> {
  readonly #source: fc.Arbitrary<T>;
  readonly #fits: (value: T) => boolean;
  readonly #effort: Effort;
  readonly #tries: number;

  constructor(source: fc.Arbitrary<T>, fits: (value: T) => boolean, effort: Effort, tries: number) {
    super();
    this.#source = source;
    this.#fits = fits;
    this.#effort = effort;
    this.#tries = tries;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    const effort = this.#effort;
    if (effort.depth === 0) effort.left = MOST_DRAWS;
    effort.depth += 1;
    try {
      for (let tried = 0; tried < this.#tries && effort.left > 0; tried += 1) {
        const drawn = this.#source.generate(random, bias);
        if (this.#fits(drawn.value)) return drawn;
        effort.left -= 1;
      }
      throw new NoValueError(NO_VALUE);
    } finally {
      effort.depth -= 1;
    }
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#source.canShrinkWithoutContext(value) && this.#fits(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#source.shrink(value, context).filter((shrunk) => this.#fits(shrunk.value));
  }
}

/**
 * The values of an arbitrary that fit. fast-check's `filter` draws for ever where no value fits. This throws a
 * NoValueError after `tries` draws, or after 1,000 misses in all parts of a value.
 */
export const sieve = <T>(
  source: fc.Arbitrary<T>,
  fits: (value: T) => boolean,
  effort: Effort,
  tries: number,
): fc.Arbitrary<T> => new Sieve(source, fits, effort, tries);

/** Draws a value. Throws a NoValueError where there is none. */
export const requireValue = (source: fc.Arbitrary<unknown>): void => {
  fc.sample(source, { numRuns: 1, seed: 1 });
};
