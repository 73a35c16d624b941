/** A longer text is too large to send. */
export const LONGEST = 1_000_000;

/** How many places of a text are tried. */
const MOST_PLACES = 40;

/**
 * Strings of exactly `length` code points, made from `text` by repeating or removing one part of it. Where a pattern
 * allows that length, one of them usually matches. None where `length` is greater than `LONGEST`.
 */
export const resize = (text: string, length: number, limit = MOST_PLACES): string[] => {
  if (length > LONGEST) return [];
  const points = [...text];
  if (points.length === length) return [text];
  const positions = [...points.keys()].reverse().slice(0, limit);
  if (points.length === 0) return ['a'.repeat(length)];
  if (points.length < length) {
    return positions.map((index) => {
      const repeated = (points[index] ?? '').repeat(length - points.length);
      return [...points.slice(0, index), repeated, ...points.slice(index)].join('');
    });
  }
  const excess = points.length - length;
  return positions
    .filter((index) => index + 1 >= excess)
    .map((index) => [...points.slice(0, index + 1 - excess), ...points.slice(index + 1)].join(''));
};
