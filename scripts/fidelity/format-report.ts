import { availableParallelism } from 'node:os';
import type { ComponentReport, FidelityReport } from './check-fidelity.ts';

type Column = { readonly title: string; readonly cell: (component: ComponentReport) => string };

const count = (value: number): string => value.toLocaleString('en');

const COLUMNS: readonly Column[] = [
  { title: 'component', cell: ({ name }) => name },
  { title: 'constraints', cell: ({ constraints }) => count(constraints) },
  { title: 'values', cell: ({ values }) => count(values) },
  { title: 'accepted', cell: ({ accepted }) => count(accepted) },
  { title: 'rejected', cell: ({ rejected }) => count(rejected) },
  { title: 'disagreements', cell: ({ disagreements }) => count(disagreements) },
  { title: 'time', cell: ({ milliseconds }) => `${count(Math.round(milliseconds))} ms` },
];

/** A table with one line per component, and the sum. */
export const formatReport = ({ components, seed, mock }: FidelityReport): string => {
  if (components.length === 0) return '';
  const rows = [
    COLUMNS.map(({ title }) => title),
    ...components.map((component) => COLUMNS.map(({ cell }) => cell(component))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column === 0))
      .join('  ')
      .trimEnd(),
  );
  const asked = mock ? [`${count(mock.values)} requests to the mock, ${count(mock.accepted)} to accept`] : [];
  return `${[...lines, '', sumUp(components, seed), ...asked].join('\n')}\n`;
};

const pad = (cell: string, width: number, isText: boolean): string =>
  isText ? cell.padEnd(width) : cell.padStart(width);

const sumUp = (components: readonly ComponentReport[], seed: number): string => {
  const sum = (pick: (component: ComponentReport) => number) =>
    components.reduce((total, component) => total + pick(component), 0);
  const values = sum(({ values }) => values);
  const rate = Math.round(values / (sum(({ milliseconds }) => milliseconds) / 1000));
  const excepted = sum(({ excepted }) => excepted);
  return [
    `${count(values)} values, ${count(sum(({ disagreements }) => disagreements))} disagreements`,
    ...(excepted > 0 ? [`${count(excepted)} rejected by rules that are published as unproven`] : []),
    `seed ${seed}`,
    `${count(rate)} values/s on one of ${availableParallelism()} processors`,
  ].join(', ');
};
