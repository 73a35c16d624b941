/** A longer text is too much to send. */
export const LONGEST = 1_000_000;

/**
 * Strings of exactly `length` code points made of `text` by repeating or leaving out one stretch of it: where a
 * pattern allows another length at all, one of these mostly fits it. None where that is longer than `LONGEST`.
 */
export const resize = (text: string, length: number, limit = Number.POSITIVE_INFINITY): string[] => {
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
