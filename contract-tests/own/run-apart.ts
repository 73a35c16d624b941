import { Worker } from 'node:worker_threads';
import { codeOf } from '../../scripts/lib/errors.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import type { Io } from '../engine/session/io.ts';
import type { ContractOptions } from '../engine/session/options.ts';
import type { SubjectOptions } from './open-subject.ts';

/** A message from the thread of a run. */
export type Said =
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'failed'; readonly message: string };

/** The data that the thread of a run starts with. */
export type Given = {
  readonly options: ContractOptions;
  readonly subject: SubjectOptions;
  readonly terminals: { readonly stdout: boolean; readonly stderr: boolean };
};

/** Milliseconds that a stopped run has to end by itself. A document can keep it busy for longer. */
const GRACE = 500;

/**
 * Calls `runContract` in a thread of its own, so that this thread receives signals while a document keeps the run busy.
 * Rejects with the reason of an aborted signal, and with a UserError where the run fails.
 */
export const runApart = (
  options: ContractOptions,
  subject: SubjectOptions,
  { stdout, stderr, signal }: Pick<Io, 'stdout' | 'stderr' | 'signal'>,
): Promise<number> => {
  const terminals = { stdout: stdout.isTTY === true, stderr: stderr.isTTY === true };
  const worker = new Worker(new URL('run-thread.ts', import.meta.url), {
    workerData: { options, subject, terminals } satisfies Given,
    // preloaded modules are for this thread only
    execArgv: [],
  });
  const stop = new AbortController();
  const ended = new Promise<number>((resolve, reject) => {
    worker.on('message', (said: Said) => {
      if (said.kind === 'output') (said.stream === 'stdout' ? stdout : stderr).write(said.text);
      else if (said.kind === 'ended') resolve(said.code);
      else reject(signal.aborted ? signal.reason : new UserError(said.message));
    });
    worker.on('error', (error) => reject(describeCrash(error)));
    worker.on('exit', () => reject(new UserError('The run has ended without a result.')));
    const abort = () => {
      worker.postMessage('stop');
      const timer = setTimeout(() => reject(signal.reason), GRACE);
      stop.signal.addEventListener('abort', () => clearTimeout(timer));
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true, signal: stop.signal });
  });
  return ended.finally(async () => {
    stop.abort();
    await worker.terminate();
  });
};

/** The run of a large document can exhaust the memory. */
const describeCrash = (error: unknown): unknown =>
  codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new UserError('The memory is too small for this run. Test a part of the document.')
    : error;
