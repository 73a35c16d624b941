/** Says when the next request of a batch may be made. Several processes can share one that lives elsewhere. */
export type Limiter = {
  /** 0 where a request may be made at once, and then it counts; or milliseconds after which to ask again. */
  readonly take: () => number | Promise<number>;
};

/** Milliseconds. Timers fire late: what a pause was too long by, up to this, is made up for. */
const CATCH_UP = 20;

/** Spreads requests evenly over each second, in this process. Throws a TypeError where it would wait for ever. */
export const pace = (perSecond: number): Limiter => {
  if (!(perSecond > 0)) throw new TypeError('`perSecond` must be above 0');
  let next = 0;
  return {
    take: () => {
      const now = performance.now();
      if (now < next) return next - now;
      next = Math.max(next || now, now - CATCH_UP) + 1000 / perSecond;
      return 0;
    },
  };
};
