import { createContext, runInContext } from 'node:vm';
import { checkPattern } from '../../lib/check-pattern.ts';

export type Patterns = {
  /** As the validator runs it. JSON Schema recommends the flag `u`; many documents were written without it. */
  readonly compile: (pattern: string) => { readonly test: (text: string) => boolean };
  /** Why a text can stall the pattern; undefined where none can. */
  readonly slownessOf: (pattern: string) => string | undefined;
};

/** The patterns of one document, each of which is judged once. */
export const buildPatterns = (): Patterns => {
  const reasons = new Map<string, string | undefined>();
  const slownessOf = (pattern: string): string | undefined => {
    if (!reasons.has(pattern)) {
      const regex = tryCompile(pattern);
      reasons.set(pattern, regex && checkPattern(pattern, regex.flags));
    }
    return reasons.get(pattern);
  };
  const compile: Patterns['compile'] = (pattern) => {
    const regex = compilePlain(pattern);
    return slownessOf(pattern) === undefined ? regex : guard(regex);
  };
  return { compile, slownessOf };
};

const compilePlain = (pattern: string): RegExp => {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
};

const tryCompile = (pattern: string): RegExp | undefined => {
  try {
    return compilePlain(pattern);
  } catch {
    return undefined;
  }
};

/** Whether a text holds what a pattern describes; a pattern that cannot be read describes nothing. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  tryCompile(pattern)?.test(text) === true;

const MOST_REPEATED = 100_000;

/** Whether a pattern asks for texts that are too long to be made: the counts of groups (`){99}`) multiply. */
export const isHugePattern = (pattern: string): boolean => {
  const counts = [...pattern.matchAll(/(\)?)\{(\d+)/g)].map(([, group, count]) => ({
    group,
    count: Number(count),
  }));
  const ofGroups = counts
    .filter(({ group }) => group === ')')
    .reduce((all, { count }) => all * (count || 1), 1);
  return (
    ofGroups * Math.max(1, ...counts.map(({ group, count }) => (group === ')' ? 1 : count))) > MOST_REPEATED
  );
};

/** Milliseconds, on a machine that is busy. A text that matches does so at once; what takes long is what does not. */
const PATIENCE = 1000;
/** After so many texts that took too long, the others of the pattern get the short time only. */
const MOST_SLOW = 3;
const SHORT_PATIENCE = 10;

const guard = (regex: RegExp) => {
  const verdicts = new Map<string, boolean>();
  const context = createContext({ regex, text: '' });
  let slow = 0;
  const judge = (text: string): boolean => {
    context.text = text;
    try {
      const timeout = slow < MOST_SLOW ? PATIENCE : SHORT_PATIENCE;
      return runInContext('regex.test(text)', context, { timeout }) === true;
    } catch {
      slow += 1;
      return false;
    }
  };
  return {
    test: (text: string): boolean => {
      const verdict = verdicts.get(text) ?? judge(text);
      verdicts.set(text, verdict);
      return verdict;
    },
    // Ajv takes two that are written alike for the same
    toString: () => String(regex),
  };
};
