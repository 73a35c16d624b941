/** Time as the sandbox sees it, so that a test can hold it still. */
export type Clock = {
  /** Milliseconds since the epoch; never goes back. */
  readonly now: () => number;
  /** Calls back once after so many milliseconds. */
  readonly after: (milliseconds: number, callback: () => void) => void;
};

/** A longer timeout would end at once, https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (milliseconds, callback) => {
    // an answer that is still due when the server has stopped does not keep the process alive
    setTimeout(callback, Math.min(milliseconds, LONGEST_TIMEOUT)).unref();
  },
};
