import { describe, expect, it, vi } from 'vitest';
import { pace } from './pace.ts';

describe('pace', () => {
  it('lets requests through evenly', () => {
    const limiter = pace(0.1);
    expect(limiter.take()).toBe(0);
    const wait = Number(limiter.take());
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(10_000);
  });

  it('makes up for lost time without more than the rate in any second', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const limiter = pace(10);
    const made: number[] = [];
    for (let time = 1; time <= 5000; time++) {
      vi.advanceTimersByTime(1);
      // the machine is busy for 400 ms of every second
      if (time % 1000 < 400) continue;
      while (limiter.take() === 0) made.push(time);
    }
    vi.useRealTimers();
    expect(made).toHaveLength(46);
    for (const [index, time] of made.entries()) {
      const eleventh = made[index + 10];
      if (eleventh !== undefined) expect(eleventh - time).toBeGreaterThanOrEqual(1000);
    }
  });

  it('refuses a rate at which nothing would ever be sent', () => {
    expect(() => pace(0)).toThrow('`perSecond` must be above 0');
  });

  it('lets everything through where there is no limit', () => {
    const limiter = pace(Number.POSITIVE_INFINITY);
    expect([limiter.take(), limiter.take(), limiter.take()]).toEqual([0, 0, 0]);
  });
});
