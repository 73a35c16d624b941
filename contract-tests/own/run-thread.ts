import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../scripts/lib/errors.ts';
import type { Stream } from '../engine/report/progress.ts';
import { runContract } from '../engine/session/run-contract.ts';
import { buildSubjectSource } from './open-subject.ts';
import type { Given, Said } from './run-apart.ts';

/** The thread of a run: `run-apart.ts` starts it and receives its messages. */
const say = (said: Said): void => parentPort?.postMessage(said);

const aborter = new AbortController();
parentPort?.once('message', () => aborter.abort('stop'));

// only `run-apart.ts` starts this thread and passes its data
const { options, subject, terminals }: Given = workerData;

const buildStream = (stream: 'stdout' | 'stderr'): Stream => ({
  isTTY: terminals[stream],
  write: (text) => say({ kind: 'output', stream, text }),
});

try {
  const code = await runContract(options, buildSubjectSource(subject), {
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
  say({ kind: 'failed', message: messageOf(error) });
}
