import type { Clock } from './clock.ts';

/** The queue between what was accepted and what is delivered. */
export type Outbox = {
  /** True where nothing more can be accepted at present. */
  readonly isFull: () => boolean;
  /** Calls `deliver` when the sending time is over, after everything that was added before. */
  readonly add: (deliver: () => void) => void;
  /** Resolves when everything that was added is delivered. */
  readonly drained: () => Promise<void>;
};

type Entry = { readonly due: number; readonly deliver: () => void };

/**
 * Every message takes the same time, and many are under way at once: the order of delivery is the order of acceptance,
 * and the length of the queue is bounded by `capacity`, not by how fast requests come.
 */
export const createOutbox = (options: { clock: Clock; sendingMs: number; capacity: number }): Outbox => {
  const { clock, sendingMs, capacity } = options;
  const waiting: Entry[] = [];
  let idle: (() => void)[] = [];
  let ticking = false;

  const tick = () => {
    ticking = false;
    const now = clock.now();
    const early = waiting.findIndex(({ due }) => due > now);
    const ready = waiting.splice(0, early === -1 ? waiting.length : early);
    for (const { deliver } of ready) deliver();
    schedule();
  };
  const schedule = () => {
    const [head] = waiting;
    if (head === undefined) {
      const resolvers = idle;
      idle = [];
      for (const resolve of resolvers) resolve();
    } else if (!ticking) {
      ticking = true;
      clock.after(Math.max(0, head.due - clock.now()), tick);
    }
  };

  return {
    isFull: () => waiting.length >= capacity,
    add: (deliver) => {
      waiting.push({ due: clock.now() + sendingMs, deliver });
      schedule();
    },
    drained: () =>
      new Promise((resolve) => {
        if (waiting.length === 0) resolve();
        else idle.push(resolve);
      }),
  };
};
