import type { Limiter } from './pace.ts';

const LONGEST_PAUSE = 60_000;

/** When the next request of a batch may be made: at the limiter's pace, and after the pause that a 429 asks for. */
export type Turns = {
  /** Resolves when it is the turn of the next request, or when there is none any more. */
  readonly wait: () => Promise<void>;
  /** Ends a pause that is under way. */
  readonly interrupt: () => void;
  /** A request was refused: nothing is sent for so many seconds, or for a random time that grows. */
  readonly refuse: (seconds: number | undefined) => void;
  readonly accept: () => void;
};

export const buildTurns = (limiter: Limiter, isStopped: () => boolean): Turns => {
  let refusals = 0;
  let resumeAt = 0;
  const turns = {
    interrupt: () => {},
    wait: async () => {
      while (!isStopped()) {
        const wait = Math.max(resumeAt - performance.now(), 0) || (await limiter.take());
        if (!(wait > 0)) return;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait);
          turns.interrupt = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    refuse: (seconds = Math.random() * 2 ** refusals) => {
      refusals++;
      resumeAt = Math.max(resumeAt, performance.now() + Math.min(LONGEST_PAUSE, seconds * 1000));
    },
    accept: () => {
      refusals = 0;
    },
  };
  return turns;
};
