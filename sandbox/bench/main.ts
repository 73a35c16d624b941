import { cpus, totalmem } from 'node:os';
import { runCommand } from '../../scripts/lib/command.ts';
import { CONNECTIONS } from './load.ts';
import { measureMemory, measureSpeeds } from './measure.ts';
import { formatBars, formatSpeeds, judge } from './report.ts';

const ROUNDS = 9;
const SECONDS = 2;
const REQUESTS = 200_000;

await runCommand({
  usage: 'npm run bench:sandbox',
  summary:
    'Measures the sandbox beside a bare JSON server and beside the mock: takes about a minute and a half.',
  flags: {},
  run: async () => {
    const [cpu] = cpus();
    const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    process.stdout.write(
      `${machine}\nAn operation that reads, ${CONNECTIONS} connections from another process, no rate limit; ` +
        `medians of ${ROUNDS} rounds of ${SECONDS} s each\n\n`,
    );
    const speeds = await measureSpeeds(ROUNDS, SECONDS);
    process.stdout.write(`${formatSpeeds(speeds)}\n\n`);
    const bars = judge(speeds, await measureMemory(REQUESTS));
    process.stdout.write(`${formatBars(bars)}\n`);
    if (bars.some(({ met }) => !met)) process.exitCode = 1;
  },
});
