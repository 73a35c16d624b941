import { join } from 'node:path';
import { clientTargets } from './clients/targets.ts';
import { buildDocument } from './document/build-document.ts';
import { runCommand } from './lib/command.ts';
import { replaceFolder } from './lib/output.ts';
import { apiFlag, loadApi, outFlag, readOutputFolders } from './lib/project.ts';

await runCommand({
  usage: 'npm run clients',
  summary: 'Writes the client packages of the API to generated/, one folder per language.',
  flags: { api: apiFlag, out: outFlag },
  run: async (values) => {
    const { clients } = readOutputFolders(values);
    const document = buildDocument((await loadApi(values.api)).api);
    for (const { name, build } of clientTargets) {
      const folder = join(clients, name);
      replaceFolder(folder, await build(document));
      process.stderr.write(`${folder}\n`);
    }
  },
});
