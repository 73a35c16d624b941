import fc from 'fast-check';

/** Strings of a format with about `least` to `most` code points. The caller drops strings outside these bounds. */
export type Format = (least: number, most: number) => fc.Arbitrary<string>;

export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** How much longer than the minimum a value is where the maximum allows it. */
const USUAL = 12;

/** Text of an alphabet between two fixed texts. `least` is the length of the text between them. */
export const between =
  (before: string, after = '', { alphabet = LETTERS, least: fewest = 1, spread = USUAL } = {}): Format =>
  (least, most) => {
    const fixed = before.length + after.length;
    const minLength = Math.max(fewest, Math.min(least, most) - fixed);
    const maxLength = Math.max(minLength, Math.min(most - fixed, minLength + spread));
    return fc
      .string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
      .map((text) => before + text + after);
  };

/** The first of these formats that is short enough. */
export const firstOf =
  (...formats: readonly (readonly [shortest: number, format: Format])[]): Format =>
  (least, most) =>
    ((formats.find(([shortest]) => shortest <= most) ?? formats.at(-1))?.[1] ?? between(''))(least, most);

export const anyOf =
  (...formats: readonly Format[]): Format =>
  (least, most) =>
    fc.oneof(...formats.map((format) => format(least, most)));

export const fixed =
  (...texts: readonly string[]): Format =>
  () =>
    fc.constantFrom(...texts);

/** The decimal text of a whole number, with a given number of digits. */
export const wholes =
  (low: bigint, high: bigint): Format =>
  (least, most) => {
    const from = least <= 1 ? low : 10n ** BigInt(Math.min(least, 40) - 1);
    const to = most >= 40 ? high : 10n ** BigInt(Math.max(1, most)) - 1n;
    const min = from > low ? from : low < 0n && most < 40 ? 0n : low;
    const max = to < high ? to : high;
    return min <= max ? fc.bigInt({ min, max }).map(String) : fc.constant(String(high));
  };

export const decimals: Format = (least, most) =>
  most < 4
    ? wholes(1n, 999n)(least, most)
    : wholes(1n, 10n ** 15n)(Math.max(1, least - 3), Math.min(most - 3, Math.max(least, 6))).map(
        (text) => `${text}.25`,
      );

export const bits = (size: number): Format => wholes(-(2n ** BigInt(size - 1)), 2n ** BigInt(size - 1) - 1n);
export const unsigned = (size: number): Format => wholes(0n, 2n ** BigInt(size) - 1n);

/** Groups of three bytes, and a shorter last group where the length allows it. */
export const base64 =
  (encoding: 'base64' | 'base64url'): Format =>
  (least, most) => {
    const minLength = Math.max(1, Math.ceil((least * 3) / 4));
    const maxLength = Math.max(minLength, Math.min(Math.floor((most * 3) / 4), minLength + USUAL));
    return fc.uint8Array({ minLength, maxLength }).map((bytes) => Buffer.from(bytes).toString(encoding));
  };
