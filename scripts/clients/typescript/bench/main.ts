import { cpus, totalmem } from 'node:os';
import { runCommand } from '../../../lib/command.ts';
import { readCount } from '../../../lib/read-count.ts';
import { measureBatch } from './batch.ts';
import { measureOverhead } from './overhead.ts';
import { formatBars, formatSpeeds, judge } from './report.ts';

await runCommand({
  usage: 'npm run bench:client',
  summary:
    'Measures the TypeScript client beside bare fetch and other libraries, and a batch of 100,000 messages to the\nsandbox with its rate limit on: takes about five minutes.',
  flags: {
    items: { type: 'string', value: '<number>', help: 'items of the batch; 100000 unless given' },
    allowed: {
      type: 'string',
      value: '<number>',
      help: 'requests per second that the sandbox allows; 1000 unless given',
    },
    turns: { type: 'string', value: '<number>', help: 'turns of the speed measurement; 120 unless given' },
  },
  run: async (values) => {
    const items = readCount('items', values.items, 100_000, 2000);
    const allowed = readCount('allowed', values.allowed, 1000, 100);
    const turns = readCount('turns', values.turns, 120, 1);
    const [cpu] = cpus();
    process.stdout.write(
      `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n\n`,
    );
    const speeds = [...(await measureOverhead(1, turns)), ...(await measureOverhead(32, turns))];
    process.stdout.write(`${formatSpeeds(speeds)}\n\n`);
    const showProgress = (done: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${items}`);
    };
    const batch = await measureBatch(items, allowed, showProgress);
    const bars = judge(speeds, batch);
    process.stdout.write(`${formatBars(bars)}\n`);
    if (bars.some(({ met }) => !met)) process.exitCode = 1;
  },
});
