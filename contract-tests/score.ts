import { runCommand } from '../scripts/lib/command.ts';
import { UserError } from '../scripts/lib/user-error.ts';
import { buildProgress } from './engine/report/progress.ts';
import { listCorrectServers } from './faults/correct-servers.ts';
import { countFalseAlarms } from './faults/false-alarms.ts';
import { listFaults } from './faults/faults.ts';
import { describeScore, scoreFaults, tallyScore } from './faults/score.ts';
import { buildOwnContract } from './own/api-contract.ts';
import { sandboxKeys } from './own/sandbox-target.ts';

const SEEDS = 20;

const sayFalseAlarms = async (): Promise<void> => {
  for (const server of listCorrectServers()) {
    const progress = buildProgress(SEEDS, process.stderr);
    const { runs, requests, alarms } = await countFalseAlarms(server, SEEDS, () => progress.step(false));
    progress.end();
    process.stdout.write(
      `${server.name}: ${alarms.length} false alarms in ${runs} runs of at most ${requests} requests\n`,
    );
    for (const alarm of alarms) process.stdout.write(`  ${alarm}\n`);
    if (alarms.length > 0) process.exitCode = 1;
  }
};

await runCommand({
  usage: 'npm run contract:score',
  summary: 'Measures how many deliberate faults of a sandbox the contract suite finds.',
  flags: { only: { type: 'string', value: '<text>', help: 'only categories whose name contains this text' } },
  run: async ({ only = '' }) => {
    const faults = listFaults(sandboxKeys()).filter(({ category }) => category.includes(only));
    if (faults.length === 0) throw new UserError(`\`--only ${only}\`: there is no such category.`);
    if (only === '') await sayFalseAlarms();
    const progress = buildProgress(2 * faults.length, process.stderr);
    const results = await scoreFaults(buildOwnContract(), faults, () => progress.step(false));
    progress.end();
    process.stdout.write(describeScore(results));
    const { caught, byMeant, vital, vitalCaught, faults: all } = tallyScore(results);
    if (caught < 0.98 * all || byMeant < 0.95 * all || vitalCaught < vital) process.exitCode = 1;
  },
});
