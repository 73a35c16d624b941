import { setImmediate } from 'node:timers/promises';

/** Lets signals in, between two pieces of work that take long. Throws what the signal was aborted with. */
export const breathe = async (signal: AbortSignal | undefined): Promise<void> => {
  await setImmediate();
  signal?.throwIfAborted();
};
