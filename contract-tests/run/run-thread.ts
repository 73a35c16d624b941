import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Stream } from './io.ts';
import type { Given, Said } from './run-apart.ts';
import { runContract } from './run-contract.ts';

/** The thread of a run: `run-apart.ts` starts it, and hears what it says. */
const say = (said: Said): void => parentPort?.postMessage(said);

const aborter = new AbortController();
parentPort?.once('message', () => aborter.abort('stop'));

// what `run-apart.ts` passes, and nothing else does
const { options, terminals }: Given = workerData;

const buildStream = (stream: 'stdout' | 'stderr'): Stream => ({
  isTTY: terminals[stream],
  write: (text) => say({ kind: 'output', stream, text }),
});

try {
  const code = await runContract(options, {
    environment: process.env,
    stdout: buildStream('stdout'),
    stderr: buildStream('stderr'),
    clock: {
      now: Date.now,
      sleep: (milliseconds, stop) => setTimeout(milliseconds, undefined, stop ? { signal: stop } : {}),
    },
    signal: aborter.signal,
  });
  say({ kind: 'ended', code });
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
