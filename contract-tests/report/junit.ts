import { nameOperation } from '../contract/contract.ts';
import type { CaseResult } from '../run/run-case.ts';
import { escapeXml } from './redact.ts';
import type { Entry, Report } from './report.ts';

/** JUnit's XML, as CI servers read it: a suite for each operation, a test for each case, and one for the rest. */
export const buildJunit = (report: Report): string => {
  const known = new Set(report.known.map((entry) => `${entry.case} ${entry.check}`));
  const groups = Map.groupBy(report.results, ({ case: { operation } }) => nameOperation(operation));
  const suites = [...groups].map(([name, results]) => buildSuite(name, results, known));
  const rest = report.failures.filter(({ check }) => check === 'coverage' || check === 'fuzz');
  const other = [
    ...rest.map((entry) => testCase('suite', entry.got, failureElement(entry))),
    ...report.problems.map((problem) => testCase('suite', problem, element('failure', problem, problem))),
  ];
  if (other.length > 0) suites.push(suite('suite', other, other.length, 0, 0));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeXml(report.title)} on ${escapeXml(report.target)}" time="${seconds(report.milliseconds)}">\n${suites.join('\n')}\n</testsuites>\n`;
};

const buildSuite = (name: string, results: readonly CaseResult[], known: ReadonlySet<string>): string => {
  const failing = results.filter((result) => listFailures(name, result, known).length > 0);
  const skipped = results.filter(({ outcome }) => outcome === 'unobserved');
  const time = results.reduce((sum, { exchange }) => sum + (exchange?.answer.milliseconds ?? 0), 0);
  const cases = results.map((result) => {
    const failures = listFailures(name, result, known);
    const inner =
      failures.length > 0
        ? failures
            .map(({ check, expected, got }) => element('failure', `${check}: expected ${expected}`, got))
            .join('')
        : result.outcome === 'unobserved'
          ? `<skipped message="${escapeXml(result.reason ?? 'unobserved')}"/>`
          : '';
    return testCase(name, result.case.title, inner, result.exchange?.answer.milliseconds);
  });
  return suite(name, cases, failing.length, skipped.length, time);
};

const listFailures = (name: string, { findings, case: { title } }: CaseResult, known: ReadonlySet<string>) =>
  findings.filter(
    ({ severity, check }) => severity === 'failure' && !known.has(`${name} › ${title} ${check}`),
  );

const suite = (
  name: string,
  cases: readonly string[],
  failures: number,
  skipped: number,
  time: number,
): string =>
  `<testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}" errors="0" time="${seconds(time)}">\n${cases.join('\n')}\n</testsuite>`;

const testCase = (suiteName: string, name: string, inner: string, milliseconds = 0): string =>
  `<testcase classname="${escapeXml(suiteName)}" name="${escapeXml(name)}" time="${seconds(milliseconds)}">${inner}</testcase>`;

const failureElement = ({ check, expected, got }: Entry): string =>
  element('failure', `${check}: expected ${expected}`, got);

const element = (name: string, message: string, text: string): string =>
  `<${name} message="${escapeXml(message)}">${escapeXml(text)}</${name}>`;

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
