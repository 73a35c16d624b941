/** An escape, a class, the beginning of a group, or one character; with what says how often it stands. */
const TOKEN = /(\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:<[^=!>]*>|<?[=!]|:))?|\)|[\s\S])/u;
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/;

/** How often what has no upper bound is repeated where texts are drawn. */
const USUAL = 10;

/** About how long the longest text is that would be drawn for a pattern: repetitions within repetitions multiply. */
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
