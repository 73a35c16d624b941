export type Clock = {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

export type Pacer = {
  /** Resolves when the next request may be sent. */
  readonly wait: (signal?: AbortSignal) => Promise<void>;
  /** Starts a pause of this many seconds; false where that is longer than a run waits. */
  readonly heed: (retryAfterSeconds: number) => boolean;
};

const LONGEST_PAUSE_SECONDS = 120;

/** Allows a number of requests per second, and none during a pause that the server asked for. */
export const buildPacer = (perSecond: number, clock: Clock): Pacer => {
  let next = clock.now();
  return {
    wait: async (signal) => {
      const pause = next - clock.now();
      if (pause > 0) await clock.sleep(pause, signal);
      next = Math.max(next, clock.now()) + 1000 / perSecond;
    },
    heed: (seconds) => {
      next = Math.max(next, clock.now() + seconds * 1000);
      return seconds <= LONGEST_PAUSE_SECONDS;
    },
  };
};

/** Seconds or a date, https://www.rfc-editor.org/rfc/rfc9110#name-retry-after; anything else counts as 1 second. */
export const readRetryAfter = (text: string | undefined, now: number): number => {
  if (text !== undefined && /^\d+$/.test(text)) return Number(text);
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? 1 : Math.max(1, Math.ceil((date - now) / 1000));
};
