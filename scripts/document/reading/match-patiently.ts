import { type Context, createContext, Script } from 'node:vm';

export type PatientMatcher = {
  /** `isWatched`: short texts have a time limit too, because a text may stall the pattern. A timeout is not a match. */
  readonly test: (regex: RegExp, text: string, isWatched: boolean) => boolean;
  /** Milliseconds that slow matches have taken so far. */
  readonly lost: () => number;
};

/** Milliseconds, enough for a busy machine. Matches are fast; only texts that do not match take long. */
const PATIENCE = 1000;
/** After this many milliseconds in slow matches, further texts get the short limit only. */
const MOST_LOST = 2500;
const SHORT_PATIENCE = 10;
/** The time of a plain pattern grows with the cube of the length at worst, so longer texts have a limit too. */
const UNWATCHED_LENGTH = 400;
/** Verdicts that took this many milliseconds are cached. */
const NOTICEABLE = 1;

const MATCH = new Script('regex.test(text)');

/** Matches the texts of a document. Each match has a time limit, and all slow matches together have one. */
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

/** The error is from another context, so it is not an instance of this context's `Error`. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === TIMEOUT;

const TIMEOUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
