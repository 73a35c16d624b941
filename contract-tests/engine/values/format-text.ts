import fc from 'fast-check';

/** Strings of a format with about so many code points; the caller drops those that have too few or too many. */
export type Format = (least: number, most: number) => fc.Arbitrary<string>;

export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** What a value has beyond its least length where no maximum is near. */
const USUAL = 12;

/** Text of one alphabet between two fixed ones; `least` counts what is between them. */
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

/** The decimal text of a whole number, of as many digits as are asked for. */
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

/** Groups of three bytes, with what is left over where that is short enough. */
export const base64 =
  (encoding: 'base64' | 'base64url'): Format =>
  (least, most) => {
    const minLength = Math.max(1, Math.ceil((least * 3) / 4));
    const maxLength = Math.max(minLength, Math.min(Math.floor((most * 3) / 4), minLength + USUAL));
    return fc.uint8Array({ minLength, maxLength }).map((bytes) => Buffer.from(bytes).toString(encoding));
  };
