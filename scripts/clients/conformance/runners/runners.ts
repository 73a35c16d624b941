import { join } from 'node:path';
import type { Targets } from '../../../lib/project.ts';
import type { Need } from '../case.ts';
import type { Task } from '../protocol.ts';
import { runInRuntime } from './typescript/run-in-runtime.ts';
import { runOnWorkerd } from './typescript/run-on-workerd.ts';

/** What makes the calls of tasks with one client, in one runtime. */
export type Runner = {
  readonly name: string;
  readonly client: keyof Targets;
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

/** What `npm run conformance:runtimes` installs. */
const installed = (command: string): string =>
  join(import.meta.dirname, '..', 'runtimes', 'node_modules', '.bin', command);

const DENO_FLAGS = [
  'run',
  '--no-prompt',
  '--node-modules-dir=manual',
  '--allow-read',
  '--allow-net=127.0.0.1,no-such-host.invalid',
];

/** One row for each column of the matrix. */
export const runners: readonly Runner[] = [
  { name: 'node', client: 'typescript', run: (parts) => runInRuntime(process.execPath, [], parts) },
  { name: 'node 20', client: 'typescript', run: (parts) => runInRuntime(installed('node'), [], parts) },
  { name: 'deno', client: 'typescript', run: (parts) => runInRuntime(installed('deno'), DENO_FLAGS, parts) },
  { name: 'bun', client: 'typescript', run: (parts) => runInRuntime(installed('bun'), ['run'], parts) },
  {
    name: 'workerd',
    client: 'typescript',
    run: (parts) => runOnWorkerd(installed('workerd'), parts),
    lacks: ['refused connections', 'certificates'],
  },
];
