import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { PROJECT_ROOT } from '../lib/project.ts';

export const NO_SIGNALS = 'skipped on Windows, which has no signals between processes';

/** The sandbox as a shell starts it, under this Node. */
export const SANDBOX = `"${process.execPath}" sandbox/main.ts --port 0`;

export type Started = {
  /** What was started, such as npm; the server is below it. */
  readonly starter: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly url: string;
  /** Resolves to all that was printed when nothing that was started runs any more. */
  readonly ended: Promise<string>;
};

/** Starts a server in the root of this repository through other programs, and resolves when it has printed its URL. */
export const startServer = async ([program, ...args]: readonly [string, ...string[]]): Promise<Started> => {
  // a process group of its own, so that a test that fails leaves nothing behind
  const starter = spawn(program, args, { cwd: PROJECT_ROOT, stdio: 'pipe', detached: true });
  onTestFinished(() => killGroup(starter.pid));
  let said = '';
  const printed = new Promise<string>((resolve) => {
    for (const stream of [starter.stdout, starter.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [, url] = said.match(/(http:\/\/127\.0\.0\.1:\d+\S*)\s/) ?? [];
        if (url) resolve(url);
      });
    }
  });
  const ended = once(starter, 'close').then(() => said);
  const url = await Promise.race([
    printed,
    ended.then(() => Promise.reject(new Error(`no server: ${said}`))),
  ]);
  return { starter, url, ended };
};

const killGroup = (leader: number | undefined): void => {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch {
    // all of it has ended
  }
};
