import { setImmediate } from 'node:timers/promises';

/** Lets the process handle signals between two long pieces of work. Throws what the signal was aborted with. */
export const breathe = async (signal: AbortSignal | undefined): Promise<void> => {
  await setImmediate();
  signal?.throwIfAborted();
};
