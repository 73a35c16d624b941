import fc from 'fast-check';
import { isHugePattern } from '../../../scripts/document/reading/compile-pattern.ts';

/** Strings that match a pattern or nearly match it: the caller has to test them. Undefined where none can be made. */
export const drawPattern = (pattern: string): fc.Arbitrary<string> | undefined => {
  if (isHugePattern(pattern)) return undefined;
  for (const flags of ['u', '']) {
    try {
      new RegExp(pattern, flags);
      return fc.stringMatching(new RegExp(simplify(pattern), flags));
    } catch {
      // not valid with this flag, or not supported by fast-check, such as \1
    }
  }
  return undefined;
};

/**
 * Removes assertions such as `(?=…)` and `\b`, for which fast-check makes no strings. Replaces classes such as
 * `[^\x20-\x7e]` by a list of what they allow: fast-check would draw printable ASCII for ever.
 */
const simplify = (pattern: string): string => {
  let result = '';
  for (let at = 0; at < pattern.length; ) {
    const token = readToken(pattern, at);
    at += token.length;
    if (/^\(\?<?[=!]/.test(token)) at = skipGroup(pattern, at);
    else if (token.startsWith('[^')) result += listAllowed(token);
    else if (!/^\\b$/i.test(token)) result += token;
  }
  return result;
};

const readToken = (pattern: string, at: number): string =>
  /^(?:\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?<?[=!]|[\s\S])/.exec(pattern.slice(at))?.[0] ?? '';

/** The end of the group that was opened before. */
const skipGroup = (pattern: string, from: number): number => {
  let at = from;
  for (let depth = 1; depth > 0 && at < pattern.length; ) {
    const token = readToken(pattern, at);
    if (token.startsWith('(')) depth += 1;
    if (token === ')') depth -= 1;
    at += token.length;
  }
  return at;
};

const ENOUGH = 64;

/** The negated class itself where it has printable ASCII, otherwise a class of some of its characters. */
const listAllowed = (negated: string): string => {
  const inside = new RegExp(`^${negated}$`, 'u');
  const allows = (point: number) => inside.test(String.fromCodePoint(point));
  const list = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => from + index).filter(allows);
  if (list(0x20, 0x7f).length > 0) return negated;
  const found = [
    ...list(0xa1, 0x250),
    ...list(0x370, 0x530),
    ...list(0x4e00, 0x4f00),
    ...list(0, 0x20),
  ].slice(0, ENOUGH);
  return `[${found.map((point) => `\\u${point.toString(16).padStart(4, '0')}`).join('')}]`;
};
