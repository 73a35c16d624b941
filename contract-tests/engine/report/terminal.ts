import { styleText } from 'node:util';
import { countOutcomes } from './json.ts';
import type { Entry, Report } from './report.ts';

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

const MAX_SHOWN = 20;

/** The report on a terminal: failures, drift, what was not seen, and how to repeat a failure. */
export const describeReport = (report: Report, colour: boolean): string => {
  const style: Style = (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text);
  const lines = [
    ...section(style('red', 'Failures'), report.failures, (entry) => describeEntry(entry, style)),
    ...section(style('yellow', 'Drift'), mergeDrift(report.drift), (entry) => [`  ${entry}`]),
    ...section('Known failures', report.known, ({ case: name, check, reason, expires }) => [
      `  ${name} (${check}): ${reason}, until ${expires}`,
    ]),
    ...section('Problems of the run', report.problems, (problem) => [`  ${problem}`]),
    ...section('Unobserved', report.unobserved, ({ what, reason }) => [`  ${what}: ${reason}`]),
    ...section('Not covered', report.notCovered, ({ what, reason }) => [`  ${what}: ${reason}`]),
    summarise(report, style),
  ];
  return `${lines.join('\n')}\n`;
};

const section = <T>(
  title: string,
  list: readonly T[],
  describe: (item: T) => readonly string[],
): string[] => {
  if (list.length === 0) return [];
  const more = list.length - MAX_SHOWN;
  return [
    `${title} (${list.length})`,
    ...list.slice(0, MAX_SHOWN).flatMap(describe),
    ...(more > 0 ? [`  … and ${more} more, in the reports of \`--report <folder>\``] : []),
    '',
  ];
};

const describeEntry = (entry: Entry, style: Style): string[] => [
  `  ${style('bold', entry.case)}`,
  `    ${entry.check}: expected ${entry.expected}`,
  `    got ${entry.got}`,
  `    seed ${entry.seed}`,
  ...(entry.curl === undefined ? [] : [`    ${style('dim', entry.curl)}`]),
];

/** The same drift in several cases is printed once. */
const mergeDrift = (drift: readonly Entry[]): string[] =>
  [
    ...Map.groupBy(
      drift,
      ({ operation, check, expected, got }) => `${operation} · ${check}: expected ${expected}, got ${got}`,
    ),
  ].map(([statement, list]) => (list.length === 1 ? statement : `${statement} (${list.length} times)`));

const summarise = (report: Report, style: Style): string => {
  const { cases, passed, failed, drift, unobserved } = countOutcomes(report.results);
  const agreed = report.failures.length === 0 && report.problems.length === 0;
  const verdict = agreed ? style('green', 'agrees') : style('red', 'does not agree');
  return [
    `${report.title} · ${report.target} ${verdict} with the document`,
    `${cases} cases, ${passed} passed, ${failed} failed, ${drift} drift, ${unobserved} unobserved`,
    `${report.requests} requests in ${(report.milliseconds / 1000).toFixed(1)} s, coverage ${report.coverage.percent} %, seed ${report.seed}, level ${report.level}`,
  ].join('\n');
};
