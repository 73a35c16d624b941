import { join } from 'node:path';
import { lintDocument } from './document/lint-document.ts';
import { runCommand } from './lib/command.ts';
import { outFlag, readTargets } from './lib/project.ts';

await runCommand({
  usage: 'npm run lint:spec',
  summary: 'Checks spec/openapi.yaml against the rules in redocly.yaml.',
  flags: { out: outFlag },
  run: async ({ out }, signal) => {
    const file = join(readTargets({ api: undefined, out }).spec, 'openapi.yaml');
    await lintDocument(file, { signal });
    process.stderr.write(`${file} holds every rule\n`);
  },
});
