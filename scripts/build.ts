import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { runCommand } from './lib/command.ts';
import { apiFlag, loadApi, outFlag, readOutputFolders } from './lib/project.ts';
import { buildProject } from './pipeline/build-project.ts';

await runCommand({
  usage: 'npm run build',
  summary: 'Makes the document, the clients and the docs from the schemas, and lints the document.',
  flags: { api: apiFlag, out: outFlag },
  run: async (values, signal) => {
    const folders = readOutputFolders(values);
    const print = (line: string) => process.stdout.write(`${line}\n`);
    await buildProject(await loadApi(values.api), folders, { print, signal });
    const page = pathToFileURL(join(folders.docs, 'index.html'));
    print(`Built in ${(performance.now() / 1000).toFixed(1)} s. The docs are at ${page}`);
  },
});
