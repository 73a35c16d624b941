/** The last `size` values that were added. */
export type Ring<Value> = {
  readonly add: (value: Value) => void;
  /** Newest first. */
  readonly list: () => Value[];
  readonly clear: () => void;
};

/** Memory stays flat whatever is added: each new value takes the place of the oldest. */
export const createRing = <Value>(size: number): Ring<Value> => {
  let slots: Value[] = [];
  let next = 0;
  return {
    add: (value) => {
      slots[next] = value;
      next = (next + 1) % size;
    },
    list: () => [...slots.slice(next), ...slots.slice(0, next)].reverse(),
    clear: () => {
      slots = [];
      next = 0;
    },
  };
};
