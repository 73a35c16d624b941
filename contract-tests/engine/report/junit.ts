import { nameOperation } from '../../../scripts/document/reading/description.ts';
import { type CaseResult, nameResult } from '../results/case-result.ts';
import { escapeXml } from '../secrets/redact.ts';
import { describeRepeat, type Entry, type Report } from './report.ts';

/** JUnit's XML for CI servers: one suite per operation, one test per case, and one suite for all other problems. */
export const buildJunit = (report: Report): string => {
  const failures = Map.groupBy(report.failures, (entry) => entry.case);
  const groups = Map.groupBy(report.results, ({ case: { operation } }) => nameOperation(operation));
  const suites = [...groups].map(([name, results]) => buildSuite(name, results, failures));
  const other = report.problems.map((problem) => testCase('suite', problem, element(problem, problem)));
  if (other.length > 0) suites.push(suite('suite', other, { failures: other.length, skipped: 0, time: 0 }));
  const name = escapeXml(`${report.title} on ${report.target}`);
  const time = seconds(report.milliseconds);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" time="${time}">\n${suites.join('\n')}\n</testsuites>\n`;
};

type Failures = ReadonlyMap<string, readonly Entry[]>;

const buildSuite = (name: string, results: readonly CaseResult[], failures: Failures): string => {
  const time = results.reduce((sum, { exchange }) => sum + (exchange?.answer.milliseconds ?? 0), 0);
  const cases = results.map((result) =>
    testCase(name, result.case.title, describeResult(result, failures), result.exchange?.answer.milliseconds),
  );
  return suite(name, cases, {
    failures: results.filter((result) => failures.has(nameResult(result))).length,
    skipped: results.filter(({ outcome }) => outcome === 'unobserved').length,
    time,
  });
};

const describeResult = (result: CaseResult, failures: Failures): string => {
  if (result.outcome === 'unobserved')
    return `<skipped message="${escapeXml(result.reason ?? 'unobserved')}"/>`;
  return (failures.get(nameResult(result)) ?? []).map(failureElement).join('');
};

type Numbers = { readonly failures: number; readonly skipped: number; readonly time: number };

const suite = (name: string, cases: readonly string[], { failures, skipped, time }: Numbers): string =>
  `<testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}" errors="0" time="${seconds(time)}">\n${cases.join('\n')}\n</testsuite>`;

const testCase = (suiteName: string, name: string, inner: string, milliseconds = 0): string =>
  `<testcase classname="${escapeXml(suiteName)}" name="${escapeXml(name)}" time="${seconds(milliseconds)}">${inner}</testcase>`;

const failureElement = (entry: Entry): string =>
  element(
    `${entry.check}: expected ${entry.expected}`,
    [`got ${entry.got}`, `seed ${entry.seed}`, describeRepeat(entry)].join('\n'),
  );

const element = (message: string, text: string): string =>
  `<failure message="${escapeXml(message)}">${escapeXml(text)}</failure>`;

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
