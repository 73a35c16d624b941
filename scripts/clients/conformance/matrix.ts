import type { Case } from './cases/case.ts';
import type { Column } from './run-conformance.ts';

/** One row per case and one column per runner; below the table what is wrong, and a line of counts. */
export const formatMatrix = (cases: readonly Case[], columns: readonly Column[]): string => {
  const width = Math.max(...cases.map(({ id }) => id.length));
  const mark = ({ skipped, problems }: Column, id: string) =>
    skipped ? 'skipped' : problems.get(id)?.length === 0 ? 'ok' : 'FAILED';
  const line = (first: string, cells: readonly string[]) =>
    [first.padEnd(width), ...cells.map((cell) => cell.padEnd(12))].join('  ').trimEnd();
  return [
    line(
      '',
      columns.map(({ name }) => name),
    ),
    ...cases.map(({ id }) =>
      line(
        id,
        columns.map((column) => mark(column, id)),
      ),
    ),
    ...columns.flatMap(({ name, problems }) =>
      [...problems].flatMap(([id, wrong]) => wrong.map((problem) => `${name} › ${id}: ${problem}`)),
    ),
    ...columns.map((column) => `${column.name}: ${countCases(cases, column)}`),
    '',
  ].join('\n');
};

const countCases = (cases: readonly Case[], { skipped, problems }: Column): string => {
  if (skipped) return `${cases.length} skipped, for its program is not installed`;
  const failed = [...problems.values()].filter(({ length }) => length > 0).length;
  return `${cases.length - failed} as expected, ${failed} not`;
};
