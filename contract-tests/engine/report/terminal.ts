import { styleText } from 'node:util';
import { countOutcomes } from './json.ts';
import { describeRepeat, type Entry, type Report } from './report.ts';
import { showControls } from './visible.ts';

type Format = Parameters<typeof styleText>[0];

/** A line of the report. Its text may come from a server or a document. */
type Line = { readonly text: string; readonly indent?: string; readonly format?: Format };

const MAX_SHOWN = 20;

/** The report on a terminal: failures, drift, what was not seen, and how to repeat a failure. */
export const describeReport = (report: Report, colour: boolean): string => {
  const lines = [
    ...section(`Failures (${countFindings(report.failures)})`, report.failures, describeEntry, 'red'),
    ...section(
      `Drift (${countFindings(report.drift)})`,
      mergeDrift(report.drift),
      (text) => [{ text }],
      'yellow',
    ),
    ...section(
      `Known failures (${countFindings(report.known)})`,
      report.known,
      ({ case: name, check, reason, expires }) => [
        { text: `${name} (${check}): ${reason}, until ${expires}` },
      ],
    ),
    ...section(`Problems of the run (${report.problems.length})`, report.problems, (text) => [{ text }]),
    ...section(`Unobserved (${report.unobserved.length})`, report.unobserved, describeGap),
    ...section(`Statuses not seen (${report.unseenStatuses.length})`, report.unseenStatuses, describeGap),
    ...section(`Not covered (${report.notCovered.length})`, report.notCovered, describeGap),
    ...summarise(report),
  ];
  return lines.map((line) => `${write(line, colour)}\n`).join('');
};

/** The only place that writes a line, so that no line has a control character except those of its style. */
const write = ({ text, indent = '', format }: Line, colour: boolean): string => {
  const shown = showControls(text);
  return `${indent}${colour && format ? styleText(format, shown, { validateStream: false }) : shown}`;
};

const section = <T>(
  title: string,
  list: readonly T[],
  describe: (item: T) => readonly Line[],
  format?: Format,
): Line[] => {
  if (list.length === 0) return [];
  const more = list.length - MAX_SHOWN;
  return [
    { text: title, ...(format && { format }) },
    ...list
      .slice(0, MAX_SHOWN)
      .flatMap(describe)
      .map((line) => ({ ...line, indent: `  ${line.indent ?? ''}` })),
    ...(more > 0 ? [{ text: `  … and ${more} more, in the reports of \`--report <folder>\`` }] : []),
    { text: '' },
  ];
};

const describeEntry = (entry: Entry): Line[] => [
  { text: entry.case, format: 'bold' },
  ...[`${entry.check}: expected ${entry.expected}`, `got ${entry.got}`, `seed ${entry.seed}`].map((text) => ({
    text,
    indent: '  ',
  })),
  { text: describeRepeat(entry), indent: '  ', format: 'dim' },
];

const describeGap = ({ what, reason }: Report['notCovered'][number]): Line[] => [
  { text: `${what}: ${reason}` },
];

/** `7 in 5 cases, 2 gaps of the coverage`: the cases are those that the summary counts. */
const countFindings = (entries: readonly Entry[]): string => {
  const ofCases = entries.filter(({ check }) => check !== 'coverage');
  const cases = new Set(ofCases.map((entry) => entry.case)).size;
  const gaps = entries.length - ofCases.length;
  return [
    ...(cases > 0 ? [`${ofCases.length} in ${count(cases, 'case')}`] : []),
    ...(gaps > 0 ? [`${count(gaps, 'gap')} of the coverage`] : []),
  ].join(', ');
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The same drift in several cases is printed once. */
const mergeDrift = (drift: readonly Entry[]): string[] =>
  [
    ...Map.groupBy(
      drift,
      ({ operation, ...entry }) => `${operation} · ${entry.check}: ${describeDrift(entry)}`,
    ),
  ].map(([statement, list]) => (list.length === 1 ? statement : `${statement} (${list.length} times)`));

/** A gap of the coverage is a sentence of its own. */
const describeDrift = ({ check, expected, got }: Omit<Entry, 'operation'>): string =>
  check === 'coverage' ? got : `expected ${expected}, got ${got}`;

const summarise = (report: Report): Line[] => {
  const { cases, passed, failed, known, drift, unobserved } = countOutcomes(report);
  const agreed = report.failures.length === 0 && report.problems.length === 0;
  const verdict = agreed ? 'agrees' : 'does not agree';
  return [
    {
      text: `${report.title} · ${report.target} ${verdict} with the document`,
      format: agreed ? 'green' : 'red',
    },
    {
      text: `${cases} cases, ${passed} passed, ${failed} failed, ${known > 0 ? `${known} known to fail, ` : ''}${drift} with drift only, ${unobserved} unobserved`,
    },
    {
      text: `${report.requests} requests in ${(report.milliseconds / 1000).toFixed(1)} s, coverage ${report.coverage.percent} %, seed ${report.seed}, level ${report.level}`,
    },
  ];
};
