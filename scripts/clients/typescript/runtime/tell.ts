/**
 * Calls a function of the caller's own that is told something. Whatever it does (it throws, rejects, never settles), it
 * changes no result and ends no process: what was sent outweighs what goes wrong in a log.
 */
export const tell = async <Value>(
  listener: ((value: Value) => unknown) | undefined,
  value: Value,
): Promise<void> => {
  try {
    await listener?.(value);
  } catch {
    // nobody is left who could be told
  }
};
