import type { Arrival } from '../server/arrival.ts';
import { describeRange, isWithin, type Judge } from './observed.ts';

/** How many requests came, on how many connections, and when: all by the clock of the server. */
export const judgeTiming: Judge = ({ item: { expect }, arrivals }) => {
  const last = arrivals.at(-1);
  const compare = (
    what: string,
    expected: number | readonly [number, number] | undefined,
    actual: number | undefined,
  ): string[] => {
    if (expected === undefined) return [];
    if (actual === undefined) return [`${what} was not seen, and is to be ${describeRange(expected)}`];
    return isWithin(actual, expected) ? [] : [`${what} was ${actual}, not ${describeRange(expected)}`];
  };
  const gaps = listGaps(arrivals);
  return [
    ...compare('the number of requests', expect.requests, arrivals.length),
    ...compare(
      'the number of connections',
      expect.connections,
      new Set(arrivals.map(({ connection }) => connection)).size,
    ),
    ...(expect.gaps ?? []).flatMap((range, index) =>
      compare(`the wait before request ${index + 2} in ms`, range, gaps[index]),
    ),
    ...compare(
      'the time in ms until the client cut the connection',
      expect.cut,
      last?.cutAt === undefined ? undefined : Math.round(last.cutAt - last.arrivedAt),
    ),
    ...compare(
      'the time in ms from the first request to the last',
      expect.span,
      last === undefined ? undefined : Math.round(last.arrivedAt - (arrivals[0]?.arrivedAt ?? 0)),
    ),
  ];
};

/** Milliseconds from the end of each response to the arrival of the next request. */
export const listGaps = (arrivals: readonly Arrival[]): number[] =>
  arrivals.slice(1).map((arrival, index) => {
    const before = arrivals[index];
    const end = before?.endedAt ?? before?.cutAt ?? before?.arrivedAt ?? Number.NaN;
    return Math.round(arrival.arrivedAt - end);
  });
