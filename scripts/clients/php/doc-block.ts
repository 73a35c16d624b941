/** Where PSR-12 has a line end. */
const WIDTH = 118;

/** A doc comment of these paragraphs and tags at an indentation. Markdown stays; a table becomes a list. */
export const docBlock = (
  paragraphs: readonly string[],
  tags: readonly string[] = [],
  indent = '',
): string => {
  const text = paragraphs.filter(Boolean).map(flattenTables).join('\n\n');
  const blocks = [...(text ? [text] : []), ...(tags.length > 0 ? [tags.join('\n')] : [])].join('\n\n');
  const lines = blocks
    // a section of the reference page is no place in a package
    .replaceAll(/\[([^\]]+)\]\(#[^\s)]*(?:\([^\s)]*\))?\)/g, '$1')
    .replaceAll('*/', '*\\/')
    .split('\n')
    .flatMap((line) => wrap(line, WIDTH - indent.length - 3));
  const [only = ''] = lines;
  if (lines.length === 1 && indent.length + only.length + 7 <= WIDTH) return `${indent}/** ${only} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n');
};

/** Further lines of a tag or of a list's item are indented. */
const wrap = (line: string, width: number): string[] => {
  const lines: string[] = [];
  const hang = /^(@|- )/.test(line) ? '  ' : '';
  let rest = line;
  while (rest.length > width) {
    const end = rest.lastIndexOf(' ', width);
    if (end <= hang.length) break;
    lines.push(rest.slice(0, end));
    rest = hang + rest.slice(end + 1);
  }
  return [...lines, rest];
};

const flattenTables = (text: string): string =>
  text.replaceAll(/^\|[^\n]*\n\|[ :|-]+\|$\n?/gmu, '').replaceAll(/^\| (.*?) \| (.*) \|$/gmu, '- $1: $2');
