import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '../protocol/case.ts';
import type { Result } from '../protocol/protocol.ts';
import { describeRange, isWithin, type Judge } from './observed.ts';

const MEMBERS = [
  'ok',
  'kind',
  'outcome',
  'status',
  'code',
  'message',
  'body',
  'data',
  'retryAfter',
  'attempts',
] as const;

/** What the call gave: a result, or a refusal of its arguments. */
export const judgeResults: Judge = ({
  item: { expect, batch },
  report: { throws, results = [], ms = 0 },
}) => {
  if (throws !== expect.throws) return [throws ? `threw (${throws})` : 'did not throw'];
  if (throws === undefined && batch === undefined && results.length === 0) return ['has no result'];
  const late =
    expect.ms !== undefined && !isWithin(ms, expect.ms)
      ? [`took ${ms} ms, not ${describeRange(expect.ms)}`]
      : [];
  const { longestBody = Number.POSITIVE_INFINITY } = expect;
  const long = results.filter(({ body }) => (body?.length ?? 0) > longestBody);
  return [
    ...late,
    ...results.flatMap((result) => compareOutcome(expect, result)),
    ...long.map(({ body }) => `keeps a body of ${body?.length} characters, more than ${longestBody}`),
  ];
};

export const compareOutcome = (expected: Outcome, result: Result): string[] =>
  MEMBERS.filter(
    (name) => name in expected && !isDeepStrictEqual(result[name] ?? undefined, expected[name] ?? undefined),
  ).map((name) => `${name} is ${JSON.stringify(result[name])}, not ${JSON.stringify(expected[name])}`);
