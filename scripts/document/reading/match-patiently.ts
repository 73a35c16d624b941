import { type Context, createContext, Script } from 'node:vm';

export type PatientMatcher = {
  /** `isWatched`: texts of any length are, for one may stall the pattern. A text that takes too long does not match. */
  readonly test: (regex: RegExp, text: string, isWatched: boolean) => boolean;
  /** Milliseconds that texts have taken so far for which a pattern was slow. */
  readonly lost: () => number;
};

/** Milliseconds, on a machine that is busy. A text that matches does so at once; what takes long is what does not. */
const PATIENCE = 1000;
/** After so many milliseconds that were lost, each further text gets the short time only. */
const MOST_LOST = 2500;
const SHORT_PATIENCE = 10;
/** A plain pattern takes time with the cube of the length at worst: longer texts are watched too. */
const UNWATCHED_LENGTH = 400;
/** A verdict that took so many milliseconds is kept. */
const NOTICEABLE = 1;

const MATCH = new Script('regex.test(text)');

/** Matches the texts of one document: each within a limited time, and all that take long within a limited time together. */
export const buildPatientMatcher = (): PatientMatcher => {
  let context: Context | undefined;
  let lost = 0;
  const verdicts = new Map<string, boolean>();
  const judge = (regex: RegExp, text: string): boolean => {
    context ??= createContext({});
    Object.assign(context, { regex, text });
    try {
      return MATCH.runInContext(context, { timeout: lost < MOST_LOST ? PATIENCE : SHORT_PATIENCE }) === true;
    } catch (error) {
      if (isTimeout(error)) return false;
      throw error;
    }
  };
  const test: PatientMatcher['test'] = (regex, text, isWatched) => {
    if (!isWatched && text.length <= UNWATCHED_LENGTH) return regex.test(text);
    const key = `${regex} ${text}`;
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const started = performance.now();
    const verdict = judge(regex, text);
    const took = performance.now() - started;
    if (took > NOTICEABLE) {
      lost += took;
      verdicts.set(key, verdict);
    }
    return verdict;
  };
  return { test, lost: () => lost };
};

/** The error is of the other context: it is no `Error` of this one. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === TIMEOUT;

const TIMEOUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
