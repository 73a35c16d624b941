/** Chance for small decisions, by mulberry32: the same seed throws the same. */
export type Dice = {
  /** An integer from 0 up to, not including, `sides`. */
  readonly roll: (sides: number) => number;
  /** Throws where there is nothing to pick. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

export const buildDice = (seed: number): Dice => {
  let state = seed | 0;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 4294967296) * sides);
  };
  return {
    roll,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      // the index is within the list
      return items[roll(items.length)] as (typeof items)[number];
    },
  };
};
