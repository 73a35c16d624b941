import type { Clock } from '../inbox/clock.ts';

export type ManualClock = Clock & {
  /** Moves the time forward, and calls the callbacks that are due by then, in order. */
  readonly advance: (milliseconds: number) => void;
  /** Resolves when so many callbacks are waiting. */
  readonly waiting: (count: number) => Promise<void>;
};

/** A clock that stands still until a test moves it. It begins at 2030-01-01. */
export const createManualClock = (): ManualClock => {
  let time = Date.UTC(2030, 0, 1);
  let timers: { due: number; callback: () => void }[] = [];
  let watchers: { count: number; resolve: () => void }[] = [];
  return {
    now: () => time,
    after: (milliseconds, callback) => {
      timers.push({ due: time + milliseconds, callback });
      for (const { count, resolve } of watchers) if (timers.length >= count) resolve();
      watchers = watchers.filter(({ count }) => timers.length < count);
    },
    advance: (milliseconds) => {
      const end = time + milliseconds;
      for (;;) {
        const next = timers.toSorted((a, b) => a.due - b.due).find(({ due }) => due <= end);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        time = next.due;
        next.callback();
      }
      time = end;
    },
    waiting: (count) =>
      new Promise((resolve) => {
        if (timers.length >= count) resolve();
        else watchers.push({ count, resolve });
      }),
  };
};
