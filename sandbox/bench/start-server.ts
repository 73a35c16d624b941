import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServerName } from './servers.ts';

/** In bytes, after a garbage collection. */
export type Memory = { readonly heapUsed: number; readonly rss: number };

export type MeasuredServer = {
  readonly url: string;
  readonly readMemory: () => Promise<Memory>;
  /** Processor time since its start, in microseconds. */
  readonly readCpu: () => Promise<number>;
  readonly stop: () => void;
};

/** Starts a server in a process of its own. */
export const startServer = async (name: ServerName): Promise<MeasuredServer> => {
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [name], { execArgv: ['--expose-gc'] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const ask = async (question: 'memory' | 'cpu'): Promise<unknown> => {
    child.send(question);
    const [answer] = await once(child, 'message');
    return answer;
  };
  return {
    url,
    // what the child answers to each question
    readMemory: async () => (await ask('memory')) as Memory,
    readCpu: async () => {
      const { user, system } = (await ask('cpu')) as NodeJS.CpuUsage;
      return user + system;
    },
    stop: () => child.disconnect(),
  };
};
