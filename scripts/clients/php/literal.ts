/** A text as PHP writes it in single quotes. */
export const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** JSON as a PHP expression: lists and objects are arrays; an object without members is an object also in PHP. */
export const formatLiteral = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(formatLiteral).join(', ')}]`;
  if (typeof value === 'string') return formatText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${quote(name)} => ${formatLiteral(member)}`);
  return members.length === 0 ? 'new \\stdClass()' : `[${members.join(', ')}]`;
};

/** Control characters are written as escapes, which PHP reads in double quotes only. */
const formatText = (text: string): string =>
  /\p{Cc}/u.test(text)
    ? `"${text
        .replaceAll(/[\\"$]/g, '\\$&')
        .replaceAll(/[\p{Cc}]/gu, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
        .replaceAll('\\u{a}', '\\n')}"`
    : quote(text);

/** The items of a list, each on a line of its own where they are too long for one. */
export const formatList = (items: readonly string[], indent: string, open = '[', close = ']'): string => {
  const line = `${open}${items.join(', ')}${close}`;
  // what stands before it on its line has room too
  if (line.length + indent.length <= 90 && !line.includes('\n')) return line;
  return [open, ...items.map((item) => `${indent}    ${item},`), `${indent}${close}`].join('\n');
};

const LONGEST_TEXT = 80;

/** A long text, in pieces of which each has a line. */
export const writeText = (text: string, indent: string): string => {
  const pieces = text.match(new RegExp(`.{1,${LONGEST_TEXT}}`, 'gsu')) ?? [''];
  return pieces.map(quote).join(`\n${indent}    . `);
};
