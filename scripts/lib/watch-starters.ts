import { basename } from 'node:path';
import { isAlive } from './is-alive.ts';
import { readProcessLine, readProcParent } from './process-line.ts';
import { findStarters, holds } from './starters.ts';

const INTERVAL_MS = 250;

/**
 * Calls `onEnd` once when what started this process has ended, whatever its end: a shell, npm, a test. `signal` ends
 * the watch, and the watch alone keeps no process running.
 */
export const watchStarters = async (onEnd: () => void, signal: AbortSignal): Promise<void> => {
  const start = { entry: basename(process.argv[1] ?? ''), environment: process.env, isAlive };
  const self = { pid: process.pid, parent: process.ppid, command: '' };
  let links = findStarters({ ...start, line: [self] });
  const timer = setInterval(() => {
    if (links !== 'ended' && links.every((link) => holds(link, { parentOf, isAlive }))) return;
    clearInterval(timer);
    onEnd();
  }, INTERVAL_MS).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  // takes a second on Windows; where the system has no list, the parent alone is watched
  const line = await readProcessLine(process.pid, signal).catch(() => []);
  if (line.length > 0) links = findStarters({ ...start, line });
};

const parentOf = (pid: number): number | undefined =>
  pid === process.pid ? process.ppid : process.platform === 'linux' ? readProcParent(pid) : undefined;
