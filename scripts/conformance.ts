import { formatMatrix, isFailed } from './clients/conformance/matrix.ts';
import { planTables } from './clients/conformance/plan-tables.ts';
import { runConformance } from './clients/conformance/run-conformance.ts';
import { clientTargets } from './clients/targets.ts';
import { runCommand } from './lib/command.ts';
import { buildProgress } from './lib/progress.ts';

await runCommand({
  usage: 'npm run conformance',
  summary:
    "Lets every client meet the same servers, and prints a row for each case and a column for each runner. There is a table\nfor each of two APIs: this project's own and the bookshop of the tests, so there is no `--api`. Runtimes other than\nthis Node come from `npm run conformance:runtimes`; a runner whose program is missing is skipped.",
  flags: { only: { type: 'string', value: '<text>', help: 'runners whose name holds this text' } },
  run: async ({ only = '' }) => {
    const progress = buildProgress();
    const tables = await planTables(clientTargets, only);
    let failed = false;
    let done = 0;
    for (const { table, runners } of tables) {
      const columns = [];
      for (const { runner, folder } of runners) {
        progress.show(
          done,
          tables.reduce((sum, { runners: own }) => sum + own.length, 0),
        );
        columns.push(await runConformance(table, runner, folder));
        done += 1;
      }
      progress.clear();
      process.stdout.write(formatMatrix(table.cases, columns));
      failed ||= columns.some(({ verdicts }) => [...verdicts.values()].some(isFailed));
    }
    if (failed) process.exitCode = 1;
  },
});
