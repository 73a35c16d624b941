import { join } from 'node:path';
import type { Runner } from '../protocol/runner.ts';
import { runPhp } from './php/run-php.ts';
import { runInRuntime } from './typescript/run-in-runtime.ts';
import { runOnWorkerd } from './typescript/run-on-workerd.ts';

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
  {
    name: 'deno',
    client: 'typescript',
    run: (parts) => runInRuntime(installed('deno'), DENO_FLAGS, parts),
    // its errors have no codes, and it repeats a request without a body: https://github.com/denoland/deno/pull/36415
    lacks: ['refused connections', 'certificates', 'single sends'],
  },
  {
    name: 'bun',
    client: 'typescript',
    run: (parts) => runInRuntime(installed('bun'), ['run'], parts),
    lacks: ['single sends'],
  },
  {
    name: 'workerd',
    client: 'typescript',
    run: (parts) => runOnWorkerd(installed('workerd'), parts),
    lacks: ['refused connections', 'certificates'],
  },
  // PHP's own JSON has no half of a surrogate pair
  { name: 'php', client: 'php', run: runPhp, processes: 8, lacks: ['lone surrogates'] },
];
