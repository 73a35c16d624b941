import fc from 'fast-check';
import type { Flat } from '../../scripts/document/reading/flatten.ts';
import { pickIndex, type Random } from './random.ts';
import { resize } from './resize.ts';

/** Valid ones of each format, https://json-schema.org/draft/2020-12/json-schema-validation#name-defined-formats */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-02-29', '2031-12-31'],
  'date-time': ['2024-02-29T23:59:59Z', '2031-12-31T00:00:00.5+07:00'],
  time: ['23:59:59Z'],
  duration: ['P3DT4H'],
  email: ['a.reader@example.com'],
  hostname: ['www.example.com'],
  ipv4: ['192.0.2.1'],
  ipv6: ['2001:db8::1'],
  uri: ['https://www.example.com/a?b=c#d'],
  'uri-reference': ['/a?b=c'],
  uuid: ['f81d4fae-7dec-41d0-a765-00a0c91e6bf6'],
  byte: ['aGVsbG8='],
  regex: ['^a+$'],
  'json-pointer': ['/a/b'],
};

const WORDS = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'harbour'];

/** Candidates for a string of a schema, the plainest first; the caller keeps the first that is valid. */
export const makeStrings = ({ keywords }: Flat, random: Random): string[] => {
  const { format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = keywords;
  const seeds = [
    ...(typeof format === 'string' ? (FORMATS[format] ?? []) : []),
    ...(typeof pattern === 'string' ? matchPattern(pattern, random) : []),
    WORDS[pickIndex(random, WORDS.length)] as string,
  ];
  // both are numbers in a schema that Ajv compiled
  const [low, high] = [minLength as number, maxLength as number];
  return seeds.flatMap((text) => [
    text,
    ...resize(text, low, 40),
    ...(high < 1e6 ? resize(text, high, 40) : []),
  ]);
};

const matchPattern = (pattern: string, random: Random): string[] => {
  try {
    const strings = fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
    return fc.sample(strings, { seed: pickIndex(random, 2 ** 31), numRuns: 20 });
  } catch {
    // fast-check has no strings for look-around and back-references: an example in the schema helps
    return [];
  }
};
