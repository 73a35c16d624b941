import type { Arrival } from '../server/arrival.ts';
import { compareOutcome } from './judge-results.ts';
import { describeRange, isWithin, type Judge, type Observed } from './observed.ts';

/** Each item of a batch: its result, its lines in the journal, and its requests. */
export const judgeBatch: Judge = (observed) => {
  const { item, report } = observed;
  const { batch: expected } = item.expect;
  if (item.batch === undefined || expected === undefined) return [];
  const { results = [], indices = [] } = report;
  return [
    ...(expected.results !== undefined && !isWithin(results.length, expected.results)
      ? [`the loop was given ${results.length} results, not ${describeRange(expected.results)}`]
      : []),
    ...(new Set(indices).size === indices.length ? [] : ['an item has two results']),
    ...results.flatMap((result, at) => {
      const number = indices[at];
      const wanted = expected.items?.[`${number}`] ?? expected.all ?? {};
      return compareOutcome(wanted, result).map((problem) => `item ${number}: ${problem}`);
    }),
    ...(expected.journalled ? judgeJournal(observed) : []),
    ...(expected.perSecond ? judgeRate(expected.perSecond, observed.arrivals) : []),
    ...(expected.quiet ? judgeQuiet(expected.quiet, observed.arrivals) : []),
  ];
};

const judgeJournal = ({ report: { journal = [] }, arrivals }: Observed): string[] => {
  const numbersOf = (kind: string) => journal.filter(([word]) => word === kind).map(([, number]) => number);
  const [begun, ended] = [numbersOf('begin'), numbersOf('end')];
  const accepted = arrivals.filter(({ status = 0 }) => status < 300).map(({ body }) => body);
  return [
    ...(new Set(begun).size === begun.length ? [] : ['an item begins twice in the journal']),
    ...(begun.toSorted().join() === ended.toSorted().join()
      ? []
      : ['what begins in the journal is not what ends there']),
    ...(new Set(accepted).size === accepted.length ? [] : ['an item was accepted twice']),
    ...(begun.length < new Set(arrivals.map(({ body }) => body)).size
      ? ['an item arrived that the journal does not know']
      : []),
  ];
};

/** What was delayed on its way comes in together with what follows it. */
const TOLERANCE = 1.5;

const judgeRate = (perSecond: number, arrivals: readonly Arrival[]): string[] => {
  const busiest = Math.max(
    ...arrivals.map(
      ({ arrivedAt: from }) =>
        arrivals.filter(({ arrivedAt }) => arrivedAt >= from && arrivedAt < from + 1000).length,
    ),
  );
  return busiest <= TOLERANCE * perSecond
    ? []
    : [`${busiest} requests came within a second, more than ${perSecond}`];
};

/** Requests that were on their way already may still come in. */
const UNDER_WAY_MS = 100;

const judgeQuiet = (
  { after, ms }: { readonly after: number; readonly ms: number },
  arrivals: readonly Arrival[],
): string[] => {
  const refusedAt = arrivals.find(({ status }) => status === after)?.endedAt;
  if (refusedAt === undefined) return [`no request was answered with ${after}`];
  const early = arrivals.filter(
    ({ arrivedAt }) => arrivedAt > refusedAt + UNDER_WAY_MS && arrivedAt < refusedAt + ms,
  );
  return early.length === 0 ? [] : [`${early.length} requests came within ${ms} ms after the ${after}`];
};
