import { describe, expect, it } from 'vitest';
import { buildRandom, pick, pickIndex, shuffle } from './random.ts';

const draw = (seed: number, count: number): number[] => Array.from({ length: count }, buildRandom(seed));

describe('random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(draw(7, 20)).toEqual(draw(7, 20));
    expect(draw(7, 20)).not.toEqual(draw(8, 20));
  });

  it('are spread evenly over seeds that follow each other', () => {
    const tenths = Array.from({ length: 1000 }, (_, seed) => pickIndex(buildRandom(seed), 10));
    const counts = Array.from({ length: 10 }, (_, tenth) => tenths.filter((one) => one === tenth).length);
    expect(Math.min(...counts)).toBeGreaterThan(70);
    expect(Math.max(...counts)).toBeLessThan(130);
  });

  it('pick every item of a list, and refuse an empty list', () => {
    const random = buildRandom(1);
    const picked = new Set(Array.from({ length: 100 }, () => pick(random, ['a', 'b', 'c'])));
    expect([...picked].sort()).toEqual(['a', 'b', 'c']);
    expect(() => pick(random, [])).toThrow(RangeError);
  });

  it('shuffle a copy of a list', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = shuffle(buildRandom(1), list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted()).toEqual(list);
  });
});
