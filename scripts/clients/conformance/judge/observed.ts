import type { Case, Credential } from '../protocol/case.ts';
import type { Report } from '../protocol/protocol.ts';
import type { Arrival } from '../server/arrival.ts';

/** One run of a case: what the runner says of it, and what the servers have seen. */
export type Observed = {
  readonly item: Case;
  readonly credential: Credential;
  readonly key: string;
  readonly report: Report;
  readonly arrivals: readonly Arrival[];
  /** How many requests came to the second server, which no client is told to call. */
  readonly strays: number;
};

/** What is wrong with a run, one line each; nothing where it is as expected. */
export type Judge = (observed: Observed) => readonly string[];

/** Whether a number is the expected one or within the range. */
export const isWithin = (value: number, expected: number | readonly [number, number]): boolean =>
  typeof expected === 'number' ? value === expected : value >= expected[0] && value <= expected[1];

export const describeRange = (expected: number | readonly [number, number]): string =>
  typeof expected === 'number' ? `${expected}` : `${expected[0]} to ${expected[1]}`;
