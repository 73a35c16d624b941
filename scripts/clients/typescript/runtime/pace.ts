/** Says when the next request of a batch may be made. Several processes can share one that lives elsewhere. */
export type Limiter = {
  /** 0 where a request may be made at once, and then it counts; or milliseconds after which to ask again. */
  readonly take: () => number | Promise<number>;
};

/** Milliseconds. What a pause was too long by, for a timer was late or the machine busy, is made up for up to this. */
const CATCH_UP = 500;

/**
 * Spreads requests over each second, in this process: never more than `perSecond` in any second (or one in the time
 * that one takes). Throws a TypeError where it would wait for ever.
 */
export const pace = (perSecond: number): Limiter => {
  if (!(perSecond > 0)) throw new TypeError('`perSecond` must be above 0');
  if (perSecond === Number.POSITIVE_INFINITY) return { take: () => 0 };
  const count = Math.max(1, Math.floor(perSecond));
  const window = (count / perSecond) * 1000;
  // when each of the last `count` requests was made
  const times: number[] = [];
  let next = 0;
  return {
    take: () => {
      const now = performance.now();
      const first = times.length < count ? -window : (times[0] as number);
      const wait = Math.max(next, first + window) - now;
      if (wait > 0) return wait;
      next = Math.max(next || now, now - CATCH_UP) + 1000 / perSecond;
      times.push(now);
      if (times.length > count) times.shift();
      return 0;
    },
  };
};
