import { isDeepStrictEqual } from 'node:util';
import { type Case, type Expectation, KEY, type Report, type WireExpectation } from './cases/case.ts';
import type { Arrival } from './scripted-server.ts';

const COMPARED = [
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

/** What is wrong with a runner's report of a case, one line each; nothing where it is as expected. */
export const judgeReport = (
  { expect }: Case,
  report: Report | undefined,
  arrivals: readonly Arrival[],
  second: number,
): string[] => {
  if (report === undefined) return ['was not reported'];
  return [
    ...compareOutcome(expect, report),
    ...compareTime(expect, report.ms ?? 0),
    ...compareNumber('requests', expect.requests, arrivals.length),
    ...compareNumber('requests to the second host', expect.second, second),
    ...(expect.wire ?? []).flatMap((wanted, index) => compareWire(wanted, arrivals[index])),
    ...(JSON.stringify(report).includes(KEY) ? ['the key is in what was printed'] : []),
  ];
};

const compareOutcome = (expect: Expectation, { throws = false, results = [] }: Report): string[] => {
  if (throws !== (expect.throws ?? false)) return [throws ? 'threw' : 'did not throw'];
  if (!throws && results.length === 0) return ['has no result'];
  return results.flatMap((result) =>
    COMPARED.filter((name) => name in expect && !isDeepStrictEqual(result[name], expect[name])).map(
      (name) => `${name} is ${JSON.stringify(result[name])}, not ${JSON.stringify(expect[name])}`,
    ),
  );
};

const compareTime = ({ minMs = 0, maxMs = Number.POSITIVE_INFINITY }: Expectation, ms: number): string[] =>
  ms < minMs || ms > maxMs ? [`took ${ms} ms, not ${minMs} to ${maxMs}`] : [];

const compareNumber = (what: string, expected: number | undefined, actual: number): string[] =>
  expected === undefined || expected === actual ? [] : [`${actual} ${what}, not ${expected}`];

const compareWire = (wanted: WireExpectation, arrival: Arrival | undefined): string[] => {
  if (arrival === undefined) return ['nothing arrived'];
  const body = parse(arrival.body);
  const headers = Object.entries(wanted.headers ?? {}).map(([name, value]) => [
    name,
    value.replace('{key}', KEY),
  ]);
  return [
    ...(wanted.method && wanted.method !== arrival.method ? [`method ${arrival.method}`] : []),
    ...(wanted.path && wanted.path !== arrival.path ? [`path ${arrival.path}`] : []),
    ...(wanted.json && body === undefined ? ['the body is no JSON'] : []),
    ...('body' in wanted && !isDeepStrictEqual(body, wanted.body) ? [`body ${arrival.body}`] : []),
    ...headers
      .filter(([name, value]) => !String(arrival.headers[String(name)]).startsWith(String(value)))
      .map(([name]) => `header \`${name}\``),
  ];
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
