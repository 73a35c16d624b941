import { join } from 'node:path';
import { formatMatrix } from './clients/conformance/matrix.ts';
import { readCases, runConformance } from './clients/conformance/run-conformance.ts';
import { runners } from './clients/conformance/runners/runners.ts';
import { runCommand } from './lib/command.ts';
import { buildProgress } from './lib/progress.ts';
import { PROJECT_ROOT } from './lib/project.ts';

await runCommand({
  usage: 'npm run conformance',
  summary:
    "Runs every client against the same servers, and prints one row per case and one column per runtime. Runtimes\nother than this Node come from `npm run conformance:runtimes`; a runtime that is missing is skipped. The cases are those of\nthis project's own API, so there is no `--api`.",
  flags: {},
  run: async () => {
    const cases = readCases();
    const columns = [];
    const progress = buildProgress();
    for (const [index, runner] of runners.entries()) {
      progress.show(index, runners.length);
      columns.push(await runConformance(cases, runner, join(PROJECT_ROOT, 'generated', runner.client)));
    }
    progress.clear();
    process.stdout.write(formatMatrix(cases, columns));
    const failed = columns.some(({ problems }) => [...problems.values()].some(({ length }) => length > 0));
    if (failed) process.exitCode = 1;
  },
});
