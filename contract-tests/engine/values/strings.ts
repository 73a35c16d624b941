import fc from 'fast-check';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { drawFormat } from './formats.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';
import { drawPattern } from './pattern-text.ts';
import { LONGEST, resize } from './resize.ts';

/** No longer text is drawn. For longer schemas a drawn text is made longer by repeating one character. */
const MOST_DRAWN = 400;
/** How much longer than the minimum a text may be. */
const SPREAD = 40;

/**
 * Sources of strings for a schema, by its format, its pattern and its bounds. Most of the strings fit; the caller drops
 * the others. Throws a NoValueError where a text would be too long to send.
 */
export const listStringSources = (
  keywords: JsonSchema,
  fits: (text: string) => boolean,
): fc.Arbitrary<string>[] => {
  const { format, pattern } = keywords;
  const { least, most } = readLengths(keywords);
  if (least > LONGEST) throw new NoValueError(NO_VALUE);
  const sized = (text: string): string => {
    if (fits(text)) return text;
    const { length } = [...text];
    if (length >= least && length <= most) return text;
    return resize(text, length < least ? least : most, SPREAD).find(fits) ?? text;
  };
  const formatted = typeof format === 'string' ? drawFormat(format, least, most) : undefined;
  const matching = typeof pattern === 'string' ? drawPattern(pattern) : undefined;
  const both = formatted && matching && fc.tuple(formatted, matching).map((parts) => splice(...parts, fits));
  const plain = formatted || matching ? [] : listPlain(least, most);
  return [formatted, both, ...[matching, ...plain].map((source) => source?.map(sized))].flatMap(
    (source) => source ?? [],
  );
};

const listPlain = (least: number, most: number): fc.Arbitrary<string>[] => {
  const minLength = Math.min(least, MOST_DRAWN);
  const maxLength = Math.max(minLength, Math.min(most, minLength + SPREAD));
  return [fc.string({ minLength, maxLength }), anyText(minLength, maxLength)];
};

/** Text of any code points but surrogates. fast-check's own unit needs half a second to start. */
const anyText = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })), {
      minLength,
      maxLength,
    })
    .map((points) => String.fromCodePoint(...points));

/** A text of a format whose beginning or end is replaced by a text that matches a pattern. */
const splice = (text: string, matching: string, fits: (text: string) => boolean): string => {
  const cuts = [...text.slice(0, SPREAD)].keys();
  return (
    [...cuts, text.length]
      .flatMap((cut) => [matching + text.slice(cut), text.slice(0, cut) + matching])
      .find(fits) ?? text
  );
};

const readLengths = ({ minLength, maxLength }: JsonSchema): { least: number; most: number } => ({
  least: typeof minLength === 'number' ? minLength : 0,
  most: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
});
