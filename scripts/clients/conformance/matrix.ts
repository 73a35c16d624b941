import type { Case } from './protocol/case.ts';
import type { Column, Verdict } from './run-conformance.ts';

/**
 * A row for each case, a column for each runner; below it what is wrong, what was not judged and why, and a line of
 * counts for each runner.
 */
export const formatMatrix = (cases: readonly Case[], columns: readonly Column[]): string => {
  const width = Math.max(...cases.map(({ id }) => id.length));
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
        columns.map((column) => mark(column, column.verdicts.get(id))),
      ),
    ),
    ...columns.flatMap(({ name, verdicts }) =>
      [...verdicts].flatMap(([id, verdict]) =>
        listRemarks(verdict).map((remark) => `${name} › ${id}: ${remark}`),
      ),
    ),
    ...columns.map((column) => `${column.name}: ${countVerdicts(cases, column)}`),
    '',
  ].join('\n');
};

export const isFailed = (verdict: Verdict): boolean => 'problems' in verdict && verdict.problems.length > 0;

const mark = ({ skipped }: Column, verdict: Verdict | undefined): string => {
  if (skipped || verdict === undefined) return 'skipped';
  if ('lacks' in verdict) return 'not judged';
  return isFailed(verdict) ? 'FAILED' : 'ok';
};

const listRemarks = (verdict: Verdict): readonly string[] =>
  'lacks' in verdict
    ? [`not judged: the runner does not have \`${verdict.lacks.join('`, `')}\``]
    : verdict.problems;

const countVerdicts = (cases: readonly Case[], { skipped, verdicts }: Column): string => {
  if (skipped) return `${cases.length} skipped, for its program is not installed`;
  const all = [...verdicts.values()];
  const failed = all.filter(isFailed).length;
  const notJudged = all.filter((verdict) => 'lacks' in verdict).length;
  return `${all.length - failed - notJudged} as expected, ${failed} not, ${notJudged} not judged`;
};
