import type { Need } from './case.ts';
import type { Task } from './protocol.ts';

/** What makes the calls of tasks with one client, in one runtime. */
export type Runner = {
  readonly name: string;
  /** The name of a client target. */
  readonly client: string;
  readonly run: Run;
  /** What its language or runtime does not have: cases that need it are not judged. */
  readonly lacks?: readonly Need[];
  /** How many processes share the tasks, where the language makes one call at a time; 1 unless given. */
  readonly processes?: number;
};

/**
 * Makes the calls of the tasks, one after the other or at once, and calls `onLine` with a `Report` in JSON for each.
 * Rejects with the system's `ENOENT` where its program is missing: the runner is reported as skipped then.
 */
export type Run = (parts: {
  /** Of the package. */
  readonly folder: string;
  readonly tasks: readonly Task[];
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}) => Promise<void>;
