import type { Contract, Parameter } from '../document/reading/description.ts';
import { flatten } from '../document/reading/flatten.ts';
import type { Pair } from '../document/reading/match-path.ts';
import { writeParameter } from '../document/reading/write-parameter.ts';
import { fitLength } from '../fidelity/arbitrary.ts';

/** What clients write by mistake, and what URLs and headers treat in a way of their own. */
const TEXTS = [
  ...[
    '',
    ' ',
    ' a',
    'a ',
    'a b',
    'a+b',
    'a&b=c',
    'a=b',
    '100%',
    '%41',
    '#a',
    'a/b',
    '..',
    'a?b',
    'a;b',
    'a:b',
  ],
  ...[
    'a,b',
    'a, b',
    ',',
    '\'"\\',
    'a\nb',
    'a\tb',
    '\u0000',
    'é',
    '😀',
    '__proto__',
    'null',
    'undefined',
    '[]',
  ],
  ...[
    '0',
    '1',
    ' 1',
    '01',
    '+1',
    '-0',
    '-1',
    '1.0',
    '1.5',
    '1e1',
    '1E1',
    '1e400',
    '0x10',
    '1_000',
    '１',
    'NaN',
  ],
  ...['true', 'True', 'TRUE', 'false', 'yes'],
];

/** More is too long for a URL. */
const LONGEST = 2000;

/**
 * Texts for one parameter that values alone seldom bring: odd ones, the parameter twice, and what is at, below and
 * above each of its bounds. `valid` are the texts of a valid value.
 */
export const listOddTexts = (
  { validator }: Contract,
  parameter: Parameter,
  valid: readonly Pair[],
): (readonly Pair[])[] => {
  const { keywords } = flatten(validator, parameter.schema);
  const around = (...names: string[]): number[] =>
    names.flatMap((name) => {
      const bound = keywords[name];
      return typeof bound === 'number' ? [bound - 1, bound, bound + 1] : [];
    });
  const sizes = (...names: string[]) => around(...names).filter((size) => size >= 0 && size <= LONGEST);
  const text = valid[0]?.[1] ?? '';
  const texts = [
    ...TEXTS,
    ...around('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum').map(String),
    ...sizes('minLength', 'maxLength').map((size) => fitLength(text, { minimum: size, maximum: size })),
  ];
  const [item] = text.split(',');
  const lists = sizes('minItems', 'maxItems').map((size) =>
    writeParameter(
      parameter,
      Array.from({ length: size }, () => item),
    ),
  );
  return [
    ...texts.map((text) => [[parameter.name, text] as const]),
    ...lists.flatMap((list) => (list ? [list] : [])),
    [...valid, ...valid],
  ];
};
