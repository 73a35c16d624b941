import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Process = {
  /** The first line that it prints. */
  readonly line: string;
  readonly close: () => Promise<void>;
};

/** Starts a script of this folder under this Node, and ends it by closing its stdin. */
export const startProcess = async (script: string, args: readonly string[] = []): Promise<Process> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    line,
    close: async () => {
      const ended = once(child, 'close');
      child.stdin.end();
      await ended;
    },
  };
};
