import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planTables } from './clients/conformance/plan-tables.ts';
import type { Mutant } from './clients/conformance/protocol/mutant.ts';
import { scoreMutants } from './clients/conformance/score-mutants.ts';
import { clientTargets } from './clients/targets.ts';
import { runCommand } from './lib/command.ts';
import { PROJECT_ROOT } from './lib/project.ts';
import { UserError } from './lib/user-error.ts';
import { copyProject } from './testing/copy-project.ts';

/** So many of the mutants have to be noticed. */
const LEAST = 0.95;

type Copy = ReturnType<typeof copyProject>;

/** The packages of both APIs from the runtime of the copy, and the first runner of the client. */
const rebuild = async ({ folder, run }: Copy, client: string) => {
  const bookshop = join('scripts', 'fixtures', 'bookshop', 'api.ts');
  const built = await run(
    `node scripts/clients.ts && node scripts/clients.ts --api ${bookshop} --out bookshop`,
  );
  if (built.code !== 0) throw new Error(`the packages of a mutant cannot be made: ${built.output}`);
  const [own, second] = await planTables([]);
  if (own === undefined || second === undefined) throw new Error('there are two tables');
  const place = (plan: typeof own, root: string) => ({
    ...plan,
    runners: plan.runners
      .filter(({ runner }) => runner.client === client)
      .slice(0, 1)
      .map(({ runner }) => ({ runner, folder: join(root, 'generated', client) })),
  });
  return [place(own, folder), place(second, join(folder, 'bookshop'))];
};

await runCommand({
  usage: 'npm run conformance:mutants',
  summary:
    'Makes one mistake after the other in the runtime of a client, in a copy of this project, and says which of them the\ntables of `npm run conformance` notice. Takes some ten seconds for each.',
  flags: {
    client: { type: 'string', value: '<name>', help: 'the client; typescript unless given' },
    only: { type: 'string', value: '<text>', help: 'mutants whose title holds this text' },
  },
  run: async ({ client = 'typescript', only = '' }) => {
    if (!clientTargets.some(({ name }) => name === client)) {
      throw new UserError(`\`--client ${client}\`: there is no such client.`);
    }
    const file = join(PROJECT_ROOT, 'scripts', 'clients', client, 'mutants.ts');
    const { mutants }: { mutants: readonly Mutant[] } = await import(pathToFileURL(file).href);
    const chosen = mutants.filter(({ title }) => title.includes(only));
    const copy = copyProject();
    try {
      const scored = await scoreMutants(
        {
          runtime: join(copy.folder, 'scripts', 'clients', client, 'runtime'),
          rebuild: () => rebuild(copy, client),
        },
        chosen,
        ({ mutant, noticed }) =>
          process.stdout.write(
            `${noticed === undefined ? 'SURVIVED' : 'noticed '} ${mutant.title}: ${noticed ?? mutant.survives ?? 'nothing was found'}\n`,
          ),
      );
      const noticed = scored.filter((one) => one.noticed !== undefined).length;
      const unexplained = scored.filter((one) => one.noticed === undefined && !one.mutant.survives).length;
      process.stdout.write(`${noticed} of ${scored.length} mutants of ${client} were noticed\n`);
      if (noticed < LEAST * scored.length || unexplained > 0) process.exitCode = 1;
    } finally {
      copy.remove();
    }
  },
});
