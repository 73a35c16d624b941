import { buildDocs } from './docs/build-docs.ts';
import { startFolderServer } from './docs/serve-folder.ts';
import { buildDocument } from './document/build-document.ts';
import { runCommand } from './lib/command.ts';
import { readPort, untilAborted } from './lib/listen.ts';
import { replaceFolder } from './lib/output.ts';
import { apiFlag, loadApi, outFlag, readOutputFolders } from './lib/project.ts';

await runCommand({
  usage: 'npm run docs',
  summary: 'Builds the reference page of the API into generated/docs; index.html opens from disk.',
  flags: {
    serve: { type: 'boolean', help: 'serve the page on this machine until Ctrl-C' },
    port: {
      type: 'string',
      value: '<number>',
      help: 'where --serve listens, 8080 unless given; 0 for any free port',
    },
    api: apiFlag,
    out: outFlag,
  },
  serves: true,
  run: async (values, signal) => {
    const { docs } = readOutputFolders(values);
    const port = readPort(values.port, 8080);
    replaceFolder(docs, await buildDocs(buildDocument((await loadApi(values.api)).api), { signal }));
    process.stderr.write(`${docs}/index.html\n`);
    if (!values.serve) return;
    const server = await startFolderServer(docs, port);
    process.stdout.write(`${server.url}\n`);
    await untilAborted(signal);
    await server.close();
  },
});
