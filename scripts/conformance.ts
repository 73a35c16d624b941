import { join } from 'node:path';
import { formatMatrix } from './clients/conformance/matrix.ts';
import { readCases, runConformance } from './clients/conformance/run-conformance.ts';
import { runners } from './clients/conformance/runners.ts';
import { runCommand } from './lib/command.ts';
import { PROJECT_ROOT } from './lib/project.ts';

await runCommand({
  usage: 'npm run conformance',
  summary:
    'Lets every client that was made meet the same servers, and prints a row a case and a column a runtime.',
  flags: {},
  run: async () => {
    const cases = readCases();
    const columns = [];
    for (const runner of runners) {
      columns.push(await runConformance(cases, runner, join(PROJECT_ROOT, 'generated', runner.client)));
    }
    process.stdout.write(formatMatrix(cases, columns));
    const failed = columns.some(({ problems }) => [...problems.values()].some(({ length }) => length > 0));
    if (failed) process.exitCode = 1;
  },
});
