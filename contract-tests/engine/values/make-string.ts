import fc from 'fast-check';
import type { Flat } from '../../../scripts/document/reading/flatten.ts';
import { pickIndex, type Random } from '../../../scripts/lib/random.ts';
import { isKnownFormat } from './formats.ts';
import { resize } from './resize.ts';
import { listStringSources } from './strings.ts';

const WORDS = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'harbour'];
/** How many strings of each source are tried. */
const TRIES = 40;

/** The simplest string that fits a schema; undefined where none was found. */
export const makeString = (
  { keywords }: Flat,
  random: Random,
  fits: (text: string) => boolean,
): string | undefined => {
  const word = WORDS[pickIndex(random, WORDS.length)] as string;
  const seed = pickIndex(random, 2 ** 31);
  const draw = () =>
    listStringSources(keywords, fits)
      .values()
      .flatMap((source) => fc.sample(source, { seed, numRuns: TRIES }))
      .find(fits);
  const plain = () => listSizes(word, keywords).find(fits);
  // a word may not have the format, which the validator may not know
  if (isKnownFormat(keywords.format)) return draw();
  return 'pattern' in keywords ? (draw() ?? plain()) : (plain() ?? draw());
};

const listSizes = (word: string, { minLength = 0, maxLength }: Flat['keywords']): string[] => [
  word,
  ...(Number(maxLength) < 1e6 ? resize(word, Number(maxLength), TRIES) : []),
  ...resize(word, Number(minLength), TRIES),
];
