import { cpus, totalmem } from 'node:os';
import { runCommand } from '../../scripts/lib/command.ts';
import { readCount } from '../../scripts/lib/read-count.ts';
import { CONNECTIONS } from './load.ts';
import { measureMemory, measureSpeeds } from './measure.ts';
import { formatBars, formatSpeeds, judge } from './report.ts';

const SECONDS = 2;

await runCommand({
  usage: 'npm run bench:sandbox',
  summary: 'Compares the sandbox with a bare JSON server and with the mock. Takes about 90 seconds.',
  flags: {
    rounds: { type: 'string', value: '<number>', help: 'rounds of the speed measurement; 9 unless given' },
    requests: {
      type: 'string',
      value: '<number>',
      help: 'requests of the memory measurement; 200000 unless given',
    },
  },
  run: async (values) => {
    const rounds = readCount('rounds', values.rounds, 9, 1);
    const requests = readCount('requests', values.requests, 200_000, 1000);
    const [cpu] = cpus();
    const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    process.stdout.write(
      `${machine}\nAn operation that reads, ${CONNECTIONS} connections from another process, no rate limit; ` +
        `medians of ${rounds} rounds of ${SECONDS} s each\n\n`,
    );
    const speeds = await measureSpeeds(rounds, SECONDS);
    process.stdout.write(`${formatSpeeds(speeds)}\n\n`);
    const bars = judge(speeds, await measureMemory(requests));
    process.stdout.write(`${formatBars(bars)}\n`);
    if (bars.some(({ met }) => !met)) process.exitCode = 1;
  },
});
