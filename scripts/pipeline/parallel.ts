export type Job<Made> = (signal: AbortSignal) => Promise<Made>;

/** Runs all jobs at once. The first failure stops the others, and rejects. */
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
