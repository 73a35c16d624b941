import { runCommand } from '../scripts/lib/command.ts';
import { apiFlag } from '../scripts/lib/project.ts';
import { contractFlags, readOptions } from './engine/session/options.ts';
import { runApart } from './own/run-apart.ts';

const { target, ...others } = contractFlags;
const flags = {
  target,
  api: apiFlag,
  document: {
    type: 'string',
    value: '<file>',
    help: 'an OpenAPI 3.1 document, YAML or JSON, instead of an API module',
  },
  ...others,
} as const;

await runCommand({
  usage: 'npm run contract',
  summary:
    'Checks whether a server agrees with its OpenAPI document. Exit code 0: it agrees, 1: it does not, 2: could not run.',
  flags,
  errorCode: 2,
  run: async (values, signal) => {
    process.exitCode = await runApart(
      readOptions(values),
      { api: values.api, document: values.document },
      {
        stdout: process.stdout,
        stderr: process.stderr,
        signal,
      },
    );
  },
});
