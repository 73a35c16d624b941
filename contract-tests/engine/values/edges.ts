import fc from 'fast-check';
import type { Flat } from '../../../scripts/document/reading/flatten.ts';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { drawFormat, isKnownFormat } from './formats.ts';
import { readBounds } from './make-number.ts';
import { resize } from './resize.ts';
import { count, MAX_LENGTH, type Variant } from './violations.ts';

/** Text outside the basic plane, not Latin, and combined: code that counts bytes or UTF-16 units fails on it. */
const UNICODE = '日本語 ñ é 👩‍👩‍👧 🇮🇩';
const SPECIAL = 'a\tb\n"c" <d> &amp; \\ \'e\' %00 {f}';
/** The length of a text that a server has to accept where no maximum is documented. */
const LONG = 4096;

/** Candidates for values at the limits of a site: both bounds, every documented value, null, Unicode. */
export const listEdges = (flat: Flat, value: unknown): Variant[] => {
  const { keywords, types } = flat;
  const listed = 'const' in keywords ? [] : Array.isArray(keywords.enum) ? keywords.enum : [];
  return [
    ...listed.map((value) => edge('enum', `that is ${JSON.stringify(value)}`, value)),
    ...(types.includes('null') ? [edge('type', 'that is null', null)] : []),
    ...(types.includes('boolean') && !('const' in keywords)
      ? [edge('type', 'that is true', true), edge('type', 'that is false', false)]
      : []),
    ...(typeof value === 'string' ? stringEdges(flat, value) : []),
    ...(typeof value === 'number' ? numberEdges(flat) : []),
    ...(Array.isArray(value) ? arrayEdges(flat, value) : []),
  ];
};

const edge = (keyword: string, label: string, value: unknown): Variant => ({ keyword, label, value });

const stringEdges = ({ keywords }: Flat, value: string): Variant[] => {
  if ('enum' in keywords || 'const' in keywords) return [];
  const plain = !('pattern' in keywords) && !('format' in keywords);
  const { minLength, maxLength } = keywords;
  const bounds = [
    ['minLength', minLength],
    ['maxLength', maxLength],
  ] as const;
  return [
    ...bounds.flatMap(([keyword, length]) =>
      typeof length === 'number' && length <= MAX_LENGTH
        ? ofLength(keywords, value, length).map((text) =>
            edge(keyword, length === 0 ? 'that is empty' : `of ${count(length, 'character')}`, text),
          )
        : [],
    ),
    ...('pattern' in keywords ? [edge('pattern', 'in another case', swapCase(value))] : []),
    ...(plain
      ? [
          edge('unicode', 'of Unicode text', fitted(UNICODE, maxLength)),
          edge('special', 'of special characters', fitted(SPECIAL, maxLength)),
        ]
      : []),
    ...(plain && maxLength === undefined
      ? [edge('maxLength', `of ${count(LONG, 'character')}`, 'word '.repeat(LONG / 5 + 1).slice(0, LONG))]
      : []),
    ...(plain && typeof maxLength === 'number' && maxLength <= MAX_LENGTH
      ? [
          edge(
            'unicode',
            `of ${count(maxLength, 'character')} outside the basic plane`,
            '🦊'.repeat(maxLength),
          ),
        ]
      : []),
    ...(plain && typeof minLength === 'number' && minLength > 0 && minLength <= MAX_LENGTH
      ? [
          edge(
            'unicode',
            `of ${count(minLength, 'character')} outside the basic plane`,
            '🦊'.repeat(minLength),
          ),
        ]
      : []),
  ];
};

/** A text of a format that is resized may not have the format any more, so texts of a format are drawn anew. */
const ofLength = (keywords: JsonSchema, value: string, length: number): string[] => {
  const { format } = keywords;
  if (!isKnownFormat(format)) return resize(value, length);
  return fc
    .sample(drawFormat(format, length, length), { seed: length, numRuns: DRAWS })
    .filter((text) => [...text].length === length);
};

const DRAWS = 20;

/** A candidate for patterns that allow both cases. Invalid and unchanged candidates are dropped later. */
const swapCase = (text: string): string =>
  text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();

const fitted = (text: string, maxLength: unknown): string =>
  typeof maxLength === 'number' ? [...text].slice(0, maxLength).join('') : text;

const numberEdges = ({ keywords, types }: Flat): Variant[] => {
  if ('enum' in keywords || 'const' in keywords) return [];
  const whole = types.includes('integer');
  const { low, high } = readBounds(keywords, whole);
  // JSON rounds larger bounds
  const exact = (bound: number | undefined): bound is number =>
    bound !== undefined && (!whole || Number.isSafeInteger(bound));
  return [
    ...(exact(low) ? [edge('minimum', `of ${low}`, low)] : []),
    ...(exact(high) ? [edge('maximum', `of ${high}`, high)] : []),
  ];
};

const arrayEdges = ({ keywords }: Flat, value: readonly unknown[]): Variant[] => {
  const { minItems, maxItems } = keywords;
  const sized = (keyword: string, size: unknown) =>
    typeof size === 'number' && size <= MAX_LENGTH && (value.length > 0 || size === 0)
      ? [
          edge(
            keyword,
            `of ${count(size, 'item')}`,
            Array.from({ length: size }, (_, index) => value[index % value.length]),
          ),
        ]
      : [];
  return [...sized('minItems', minItems), ...sized('maxItems', maxItems)];
};
