import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TargetName } from './targets.ts';

/** In bytes, after a garbage collection. */
export type Memory = { readonly heapUsed: number; readonly rss: number };

export type Target = {
  readonly url: string;
  readonly readMemory: () => Promise<Memory>;
  readonly stop: () => void;
};

/** Starts a target in a process of its own. */
export const startTarget = async (name: TargetName): Promise<Target> => {
  const child = fork(join(import.meta.dirname, 'target.ts'), [name], { execArgv: ['--expose-gc'] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    readMemory: async () => {
      child.send('memory');
      const [memory] = (await once(child, 'message')) as [Memory];
      return memory;
    },
    stop: () => child.disconnect(),
  };
};
