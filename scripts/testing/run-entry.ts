import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../lib/project.ts';

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type EntryOptions = {
  /** On top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called when the process is there. */
  readonly onStart?: (child: ChildProcess) => unknown;
  /** The outputs whose reader has gone before anything is written. */
  readonly closed?: readonly ('stdout' | 'stderr')[];
  /** A file that stdout is written to, such as `/dev/full`. */
  readonly stdoutFile?: string;
  /** Called with all that was printed on stdout so far, each time that something is. */
  readonly onOutput?: (stdout: string, child: ChildProcess) => void;
};

/** Runs an entry point as `npm run` does, and resolves when it has ended: `runEntry('scripts/spec.ts', ['--help'])`. */
export const runEntry = (
  script: string,
  args: readonly string[],
  options: EntryOptions = {},
): Promise<Ended> => {
  const file = options.stdoutFile === undefined ? undefined : openSync(options.stdoutFile, 'w');
  const child = spawn(process.execPath, [join(PROJECT_ROOT, script), ...args], {
    stdio: ['ignore', file ?? 'pipe', 'pipe'],
    // half of what a short command takes is compiling its imports
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(PROJECT_ROOT, 'node_modules', '.cache', 'node'),
      ...options.env,
    },
  });
  const output = { stdout: '', stderr: '' };
  if (file !== undefined) closeSync(file);
  options.onStart?.(child);
  for (const name of options.closed ?? []) child[name]?.destroy();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
    options.onOutput?.(output.stdout, child);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
};
