const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/;

/**
 * The JSON value that the text of a parameter stands for, given the JSON types that its schema allows. A text that is
 * not the text form of one of them stays a text, and the schema rejects it.
 */
export const coerceText = (text: string, types: readonly string[]): unknown => {
  if (types.length === 0 || types.includes('string')) return text;
  if ((types.includes('number') || types.includes('integer')) && NUMBER.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
};
