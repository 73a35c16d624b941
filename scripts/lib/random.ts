/**
 * Gives numbers from 0 up to, not including, 1; the same ones for the same seed. The generator is mulberry32: unlike those
 * of fast-check, it gives unlike first numbers for seeds that are close to each other.
 */
export type Random = () => number;

export const buildRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A whole number from 0 up to, not including, `below`. */
export const pickIndex = (random: Random, below: number): number => Math.floor(random() * below);

/** Throws where there is nothing to pick. */
export const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  if (items.length === 0) throw new RangeError('nothing to pick from');
  // the index is within the list
  return items[pickIndex(random, items.length)] as Item;
};

export const shuffle = <T>(random: Random, list: readonly T[]): T[] => {
  const shuffled = [...list];
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    const other = pickIndex(random, index + 1);
    // both are indices of the array
    [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
  }
  return shuffled;
};
