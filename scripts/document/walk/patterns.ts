import { checkPattern } from '../../lib/check-pattern.ts';
import type { Objection } from './types.ts';

type Refused = { readonly syntax: RegExp; readonly problem: string; readonly remedy: string };

/** Beyond https://json-schema.org/draft/2020-12/json-schema-core#section-6.4, which all validators understand. */
const REFUSED: readonly Refused[] = [
  {
    syntax: /\(\?[=!<]/,
    problem: 'other languages do not know lookaround or named groups',
    remedy: 'Write the pattern without them',
  },
  {
    syntax: /\(\?[a-z-]+:/,
    problem: 'other languages do not know flags inside a pattern',
    remedy: 'Write both cases: `[Aa]`',
  },
  {
    syntax: /\\[1-9k]/,
    problem: 'other languages do not know references to a group',
    remedy: 'Write the group again',
  },
  {
    syntax: /\\[dDwWsSbB]/,
    problem: '`\\d`, `\\w`, `\\s` and `\\b` mean other characters in other languages',
    remedy: 'Write the characters: `[0-9]`',
  },
  {
    syntax: /\\[pP]/,
    problem: '`\\p{…}` depends on the version of Unicode',
    remedy: 'Write the characters',
  },
];

/** Removes escaped backslashes: each backslash that is left escapes the character after it. */
const withoutLiterals = (source: string): string => source.replaceAll('\\\\', '');

export const objectToPattern = ({ source, flags }: RegExp): Objection[] => {
  if (flags !== 'u') {
    return [
      {
        problem: `the pattern has the flags \`${flags}\`; a document's patterns are read with \`u\` and no other`,
        remedy: `Write \`/…/u\`${flags.includes('i') ? ', and both cases: `[Aa]`' : ''}`,
      },
    ];
  }
  return REFUSED.filter(({ syntax }) => syntax.test(withoutLiterals(source))).map(({ problem, remedy }) => ({
    problem,
    remedy,
  }));
};

/** A short text can stall every program that matches such a pattern: this project, and every server and client. */
export const objectToSlowness = ({ source, flags }: RegExp): Objection[] => {
  const reason = checkPattern(source, flags);
  if (reason === undefined) return [];
  return [
    {
      problem: `a text can stall the pattern \`${source}\`: ${reason}`,
      remedy:
        'Write it so that there is one way to read a text: `(?:[a-z]+-)*[a-z]+` instead of `(?:[a-z]+-?)+`',
    },
  ];
};
