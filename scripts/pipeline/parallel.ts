export type Job<Made> = (signal: AbortSignal) => Promise<Made>;

/** Runs all at once. The first that fails stops the others and is what the caller hears of. */
export const runParallel = async (jobs: readonly Job<unknown>[], signal: AbortSignal): Promise<void> => {
  const aborter = new AbortController();
  const linked = AbortSignal.any([signal, aborter.signal]);
  const failures: unknown[] = [];
  await Promise.all(
    jobs.map((job) =>
      job(linked).catch((error) => {
        failures.push(error);
        aborter.abort();
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
};
