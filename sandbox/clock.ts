/** Time as the sandbox sees it, so that a test can hold it still. */
export type Clock = {
  /** Milliseconds since the epoch; never goes back. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds. */
  readonly after: (milliseconds: number, callback: () => void) => void;
};

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  // an answer that is still due when the server has stopped does not keep the process alive
  after: (milliseconds, callback) => void setTimeout(callback, milliseconds).unref(),
};
