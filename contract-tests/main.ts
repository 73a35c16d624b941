import { runCommand } from '../scripts/lib/command.ts';
import { contractFlags, readOptions } from './run/options.ts';
import { runApart } from './run/run-apart.ts';

await runCommand({
  usage: 'npm run contract',
  summary:
    'Says where a server does not agree with its OpenAPI document. Exit code 0: it agrees, 1: it does not, 2: could not run.',
  flags: contractFlags,
  errorCode: 2,
  run: async (values, signal) => {
    process.exitCode = await runApart(readOptions(values), {
      stdout: process.stdout,
      stderr: process.stderr,
      signal,
    });
  },
});
