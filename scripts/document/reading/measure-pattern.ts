/** An escape, a class, the beginning of a group or a character, with its quantifier. */
const TOKEN = /(\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:<[^=!>]*>|<?[=!]|:))?|\)|[\s\S])/u;
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/;

/** The repetitions in drawn texts of a quantifier without an upper bound. */
const USUAL = 10;

/** About the length of the longest text that would be drawn for a pattern: nested repetitions multiply. */
export const measurePattern = (pattern: string): number => {
  const open = [0];
  for (let rest = pattern; rest !== ''; ) {
    const token = TOKEN.exec(rest)?.[0] ?? rest;
    rest = rest.slice(token.length);
    if (token.startsWith('(')) open.push(0);
    else {
      const [quantifier = '', sign, least, bounded, most] = QUANTIFIER.exec(rest) ?? [];
      rest = rest.slice(quantifier.length);
      const length = token === ')' && open.length > 1 ? (open.pop() ?? 0) : 1;
      const times = readTimes(sign, least, bounded === undefined ? least : most);
      open.push((open.pop() ?? 0) + length * times);
    }
  }
  return open.reduce((sum, length) => sum + length, 0);
};

const readTimes = (sign?: string, least?: string, most?: string): number => {
  if (sign !== undefined) return sign === '?' ? 1 : USUAL;
  if (least === undefined) return 1;
  const usual = Number(least) + USUAL;
  return most ? Math.min(Number(most), usual) : usual;
};
