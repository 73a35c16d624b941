import { describe, expect, it } from 'vitest';
import { clientTargets } from '../targets.ts';
import { isFailed } from './matrix.ts';
import { planTables } from './plan-tables.ts';
import { type Column, runConformance } from './run-conformance.ts';

const listFailures = ({ verdicts }: Column) => [...verdicts].filter(([, verdict]) => isFailed(verdict));

describe.each(await planTables(clientTargets))('the table of $table.name', ({ table, runners }) => {
  it.for(runners)('is met by $runner.name', async ({ runner, folder }, { skip }) => {
    const column = await runConformance(table, runner, folder);
    // nothing is missing in CI: no verdict is a failure there
    skip(
      column.skipped && !process.env.CI,
      'not installed: `npm run conformance:runtimes`, or a package of Debian',
    );
    expect(listFailures(column)).toEqual([]);
    expect(column.verdicts.size).toBe(table.cases.length);
  });
});
