/** A large value takes many small steps; this many take about a second. */
const ATTEMPTS = 3000;

/** The smallest value that can be reached by leaving parts out, step by step, while `stillFails` holds. */
export const shrinkValue = (value: unknown, stillFails: (value: unknown) => boolean): unknown => {
  let smallest = value;
  let attempts = 0;
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const smaller of listSmaller(smallest)) {
      if (++attempts > ATTEMPTS) return smallest;
      if (!stillFails(smaller)) continue;
      smallest = smaller;
      isDone = false;
      break;
    }
  }
  return smallest;
};

/** The largest steps first. */
function* listSmaller(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield* listShorter([...value], (characters) => characters.join(''));
  else if (typeof value === 'number') yield* listNearer(value);
  else if (Array.isArray(value)) {
    yield* listShorter(value, (items) => items);
    if (value.length > 3) {
      for (const smaller of listSmaller(value[0])) yield value.map(() => smaller);
    }
    for (const [index, item] of value.entries()) {
      for (const smaller of listSmaller(item)) yield value.with(index, smaller);
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    yield* listShorter(entries, (kept) => Object.fromEntries(kept));
    for (const [key, member] of entries) {
      for (const smaller of listSmaller(member)) yield { ...value, [key]: smaller };
    }
  }
}

function* listShorter<Item>(
  items: readonly Item[],
  build: (items: readonly Item[]) => unknown,
): Generator<unknown> {
  if (items.length === 0) return;
  if (items.length > 1) {
    yield build([]);
    yield build(items.slice(0, Math.floor(items.length / 2)));
    yield build(items.slice(Math.floor(items.length / 2)));
  }
  for (const index of items.keys()) yield build(items.toSpliced(index, 1));
}

function* listNearer(value: number): Generator<number> {
  const candidates = [0, Math.trunc(value), Math.trunc(value / 2), value - Math.sign(value)];
  for (const candidate of candidates) {
    if (Math.abs(candidate) < Math.abs(value)) yield candidate;
  }
}
