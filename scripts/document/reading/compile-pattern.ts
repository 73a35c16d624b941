import { checkPattern, isPlain } from '../../lib/check-pattern.ts';
import { buildPatientMatcher } from './match-patiently.ts';
import { measurePattern } from './measure-pattern.ts';

export type Patterns = {
  /** As the validator runs it: with the flag `u`, which JSON Schema recommends, or without it where that fails. */
  readonly compile: (pattern: string) => { readonly test: (text: string) => boolean };
  /** Whether a pattern matches a text. A pattern that cannot be compiled matches nothing. */
  readonly matches: (pattern: string, text: string) => boolean;
  /** Why a text can stall the pattern; undefined where none can. */
  readonly slownessOf: (pattern: string) => string | undefined;
  /** Milliseconds that slow matches have taken so far. */
  readonly lost: () => number;
};

/** Milliseconds for the analysis of all patterns of a document. */
const MOST_ANALYSIS = 2000;

/** The patterns of a document. Each is analysed once. */
export const buildPatterns = (): Patterns => {
  const reasons = new Map<string, string | undefined>();
  const compiled = new Map<string, RegExp | undefined>();
  const matcher = buildPatientMatcher();
  const analyse = buildAnalysis();
  const slownessOf = (pattern: string): string | undefined => {
    if (!reasons.has(pattern)) {
      const regex = tryCompile(pattern);
      reasons.set(pattern, regex && (isTooLarge(regex) ? TOO_LARGE : analyse(pattern, regex.flags)));
    }
    return reasons.get(pattern);
  };
  const guard = (regex: RegExp, pattern: string) => {
    const reason = slownessOf(pattern);
    // the analysis may be wrong about patterns that are not plain
    const isWatched = !isPlain(pattern);
    return {
      test: (text: string): boolean => reason !== TOO_LARGE && matcher.test(regex, text, isWatched),
      // Ajv treats patterns with the same text as equal
      toString: () => String(regex),
    };
  };
  return {
    compile: (pattern) => guard(compilePlain(pattern), pattern),
    matches: (pattern, text) => {
      if (!compiled.has(pattern)) compiled.set(pattern, tryCompile(pattern));
      const regex = compiled.get(pattern);
      return regex !== undefined && guard(regex, pattern).test(text);
    },
    slownessOf,
    lost: matcher.lost,
  };
};

/** Why a pattern is treated as slow without an analysis. */
export const UNANALYSED = 'the document has more patterns than are analysed';

/** After `MOST_ANALYSIS`, patterns that are not plain are treated as slow: time limits, and no violations. */
const buildAnalysis = () => {
  let spent = 0;
  return (pattern: string, flags: string): string | undefined => {
    if (isPlain(pattern)) return undefined;
    if (spent > MOST_ANALYSIS) return UNANALYSED;
    const started = performance.now();
    const reason = checkPattern(pattern, flags);
    spent += performance.now() - started;
    return reason;
  };
};

const compilePlain = (pattern: string): RegExp => {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
};

const TOO_LARGE = 'it is too large to be run';

/** A pattern is compiled on first use, which fails where it is too large. */
const isTooLarge = (regex: RegExp): boolean => {
  try {
    regex.test('');
    return false;
  } catch {
    return true;
  }
};

const tryCompile = (pattern: string): RegExp | undefined => {
  try {
    return compilePlain(pattern);
  } catch {
    return undefined;
  }
};

const MOST_REPEATED = 10_000;

/** Whether the texts of a pattern are too long to be made. */
export const isHugePattern = (pattern: string): boolean => measurePattern(pattern) > MOST_REPEATED;
