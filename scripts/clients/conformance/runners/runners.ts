import { join } from 'node:path';
import type { Targets } from '../../../lib/project.ts';
import { runInRuntime } from './typescript/run-in-runtime.ts';
import { runOnWorkerd } from './typescript/run-on-workerd.ts';

/** What makes the calls of all cases with one client, in one runtime. */
export type Runner = {
  readonly name: string;
  readonly client: keyof Targets;
  /**
   * Makes the calls of a `Task[]`, given as JSON, all at once with the package in `folder`, and resolves to a `Report`
   * a line. Rejects with the system's `ENOENT` where its program is missing: the runner is reported as skipped then.
   * `signal` ends it.
   */
  readonly run: (folder: string, tasks: string, signal: AbortSignal) => Promise<string>;
  /** The runtime does not tell a connection that was refused from one that broke: a client may not repeat after it. */
  readonly hidesRefusal?: boolean;
};

/** What `npm run conformance:runtimes` installs. */
const installed = (command: string): string =>
  join(import.meta.dirname, '..', 'runtimes', 'node_modules', '.bin', command);

const DENO_FLAGS = [
  'run',
  '--no-prompt',
  '--node-modules-dir=manual',
  '--allow-read',
  '--allow-net=127.0.0.1',
];

/** One row a column of the matrix. */
export const runners: readonly Runner[] = [
  { name: 'node', client: 'typescript', run: (...args) => runInRuntime(process.execPath, [], ...args) },
  { name: 'node 20', client: 'typescript', run: (...args) => runInRuntime(installed('node'), [], ...args) },
  {
    name: 'deno',
    client: 'typescript',
    run: (...args) => runInRuntime(installed('deno'), DENO_FLAGS, ...args),
    hidesRefusal: true,
  },
  { name: 'bun', client: 'typescript', run: (...args) => runInRuntime(installed('bun'), ['run'], ...args) },
  {
    name: 'workerd',
    client: 'typescript',
    run: (...args) => runOnWorkerd(installed('workerd'), ...args),
    hidesRefusal: true,
  },
];
