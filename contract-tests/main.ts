import { setTimeout } from 'node:timers/promises';
import { runCommand } from '../scripts/lib/command.ts';
import { contractFlags, readOptions } from './run/options.ts';
import { runContract } from './run/run-contract.ts';

await runCommand({
  usage: 'npm run contract',
  summary:
    'Says where a server does not agree with its OpenAPI document. Exit code 0: it agrees, 1: it does not, 2: could not run.',
  flags: contractFlags,
  errorCode: 2,
  run: async (values, signal) => {
    process.exitCode = await runContract(readOptions(values), {
      environment: process.env,
      stdout: process.stdout,
      stderr: process.stderr,
      clock: {
        now: Date.now,
        sleep: (milliseconds, stop) => setTimeout(milliseconds, undefined, stop ? { signal: stop } : {}),
      },
      signal,
    });
  },
});
