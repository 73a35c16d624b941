import { relative } from 'node:path';
import { buildProject } from './build/build-project.ts';
import { compareFolders } from './build/compare.ts';
import { clientTargets } from './clients/targets.ts';
import { runCommand } from './lib/command.ts';
import { withTemporaryFolder } from './lib/output.ts';
import { loadApi, PROJECT_ROOT, targetsIn } from './lib/project.ts';
import { UserError } from './lib/user-error.ts';

await runCommand({
  usage: 'npm run check',
  summary: 'Makes everything anew in a temporary folder, and fails where what is committed differs.',
  flags: {},
  run: (_values, signal) =>
    withTemporaryFolder(async (folder) => {
      const [committed, fresh] = [targetsIn(PROJECT_ROOT), targetsIn(folder)];
      await buildProject(await loadApi(undefined), fresh, { signal, print: () => undefined });
      const differences = [
        // released documents stand beside the current one
        ...compareFolders(committed.spec, fresh.spec, { whole: false }),
        ...clientTargets.flatMap(({ name }) => compareFolders(committed[name], fresh[name], { whole: true })),
      ];
      if (differences.length > 0) {
        const lines = differences.map(
          ({ path, kind }) => `  ${kind.padEnd(8)} ${relative(PROJECT_ROOT, path)}`,
        );
        throw new UserError(
          `What is committed is not what the schemas give:\n${lines.join('\n')}\nRun \`npm run build\`, and commit what it changes.`,
        );
      }
      process.stdout.write('What is committed is what the schemas give.\n');
    }),
});
