import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

/**
 * The time for the analysis of one pattern, in milliseconds. A pattern that is not decided by then is tried on texts.
 */
const PATIENCE = 1000;

/**
 * The lowest degree that is refused: a text of 400 characters, the longest that the project itself makes of a pattern,
 * then takes some 10^9 steps.
 */
const TOO_STEEP = 4;

/**
 * Why a text can make a pattern stall the program that matches it: `its time doubles with each character, …`. Undefined
 * where the pattern is harmless, and where it does not compile, which others report. Takes some two seconds at most.
 */
export const checkPattern = (source: string, flags: string): string | undefined => {
  const regex = tryCompile(source, flags);
  if (regex === undefined || isPlain(source)) return undefined;
  const found = analyse(regex);
  if (found.isDecided) return found.reason;
  return isStalled(regex) ? 'a text of 400 equal characters stalls it' : undefined;
};

const tryCompile = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
};

/**
 * Whether no group is repeated, and so few single characters are that the time grows with the cube of the length at
 * worst. Most patterns are such; the analyser takes a tenth of a second to load.
 */
export const isPlain = (source: string): boolean => {
  const skeleton = source.replaceAll(/\\./gsu, 'a').replaceAll(/\[[^\]]*\]/gu, 'a');
  const count = (syntax: RegExp): number => skeleton.match(syntax)?.length ?? 0;
  return (
    count(/\)(?:[*+]|\{[0-9])/gu) === 0 &&
    count(/[*+]|\{[0-9]+,[0-9]*\}/gu) < TOO_STEEP - 1 &&
    count(/(?<!\()\?/gu) < 10
  );
};

type Analysis = { readonly isDecided: boolean; readonly reason?: string };

/** https://makenowjust-labs.github.io/recheck/docs/usage/diagnostics */
const analyse = ({ source, flags }: RegExp): Analysis => {
  // the build that needs no other process; the package has types for its main file only, which has the same functions
  const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof import('recheck');
  const found = checkSync(source, flags, { timeout: PATIENCE });
  if (found.status === 'unknown') return { isDecided: false };
  if (found.status === 'safe') return { isDecided: true };
  const { complexity, attack } = found;
  if (complexity.type === 'exponential') {
    return { isDecided: true, reason: `its time doubles with each character, as for ${attack.pattern}` };
  }
  if (complexity.degree < TOO_STEEP) return { isDecided: true };
  return {
    isDecided: true,
    reason: `its time grows with the length to the power of ${complexity.degree}, as for ${attack.pattern}`,
  };
};

/** Whether repetitions of any one character that the pattern mentions take longer than a second together. */
const isStalled = (regex: RegExp): boolean => {
  const texts = [...new Set([...regex.source, 'a', '0', ' '])].map((one) => `${one.repeat(400)}\n`);
  try {
    // nothing else stops a match that has begun
    runInNewContext('for (const text of texts) regex.test(text)', { regex, texts }, { timeout: PATIENCE });
    return false;
  } catch {
    return true;
  }
};
