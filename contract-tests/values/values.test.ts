import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBookshopContract } from '../fixtures/bookshop-target.ts';
import { invalidValues, validValues } from './arbitrary.ts';
import { breakPattern } from './break-pattern.ts';
import { buildRandom, shuffle } from './random.ts';
import { resize } from './resize.ts';

const { validator } = buildBookshopContract();
const BOOK = '#/components/schemas/BookRequest';
const isValid = (value: unknown) => validator.validate(BOOK, value).length === 0;

describe('random values', () => {
  it('are valid, or are not, as they are asked for', () => {
    fc.assert(fc.property(validValues(validator, BOOK), isValid), { seed: 1, numRuns: 200 });
    fc.assert(
      fc.property(invalidValues(validator, BOOK), (value) => !isValid(value)),
      { seed: 1, numRuns: 200 },
    );
  });

  it('that are invalid shrink to what is invalid', () => {
    const { counterexample } = fc.check(
      fc.property(invalidValues(validator, BOOK), () => false),
      { seed: 1 },
    );
    expect(isValid(counterexample?.[0])).toBe(false);
  });

  it('that are valid shrink to what is valid', () => {
    const { counterexample } = fc.check(
      fc.property(validValues(validator, BOOK), (value) => !JSON.stringify(value).includes('download')),
      { seed: 1 },
    );
    expect(isValid(counterexample?.[0])).toBe(true);
  });
});

describe('a text', () => {
  it.each([
    ['+628123123123', 8],
    ['+628123123123', 16],
    ['🦊', 3],
    ['', 2],
  ])('%j is made %i code points long', (text, length) => {
    expect(resize(text, length).map((one) => [...one].length)).toContain(length);
  });

  it('has near misses of its pattern, each of which breaks it', () => {
    const pattern = '^\\+[1-9][0-9]+$';
    const misses = breakPattern(pattern, '+628123123123');
    expect(misses).toContainEqual({ label: 'without a plus sign', value: '628123123123' });
    expect(misses).toContainEqual({ label: 'with a trailing newline', value: '+628123123123\n' });
    expect(misses.filter(({ value }) => new RegExp(pattern, 'u').test(value))).toEqual([]);
  });
});

describe('an order', () => {
  it('is the same for the same seed, and another one for another', () => {
    const list = [...Array(50).keys()];
    expect(shuffle(buildRandom(7), list)).toEqual(shuffle(buildRandom(7), list));
    expect(shuffle(buildRandom(7), list)).not.toEqual(shuffle(buildRandom(8), list));
    expect(shuffle(buildRandom(7), list).sort((a, b) => a - b)).toEqual(list);
  });
});
