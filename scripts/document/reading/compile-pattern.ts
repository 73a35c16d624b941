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

/** Milliseconds, on a machine that is busy. A text that matches does so at once; what takes long is what does not. */
const PATIENCE = 1000;

const guard = (regex: RegExp) => {
  const verdicts = new Map<string, boolean>();
  const context = createContext({ regex, text: '' });
  const judge = (text: string): boolean => {
    context.text = text;
    try {
      return runInContext('regex.test(text)', context, { timeout: PATIENCE }) === true;
    } catch {
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
