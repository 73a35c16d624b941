import { buildDocument } from './document/build-document.ts';
import { runCommand } from './lib/command.ts';
import { readPort, untilAborted } from './lib/listen.ts';
import { apiFlag, loadApi } from './lib/project.ts';
import { listSchemes } from './mock/credentials.ts';
import { buildCurl } from './mock/curl.ts';
import { startMock } from './mock/start-mock.ts';

await runCommand({
  usage: 'npm run mock',
  summary: "Serves the API's examples on this machine, until Ctrl-C.",
  flags: {
    api: apiFlag,
    port: {
      type: 'string',
      value: '<number>',
      help: 'the port to listen on, 4010 unless given; 0 is any free one',
    },
  },
  run: async (values, signal) => {
    const port = readPort(values.port, 4010);
    const document = buildDocument(await loadApi(values.api));
    const mock = await startMock(document, { port });
    const keys = [...listSchemes(document).values()].map(({ key, value }) => `  accepts  ${key}: ${value}\n`);
    process.stdout.write(`Mock of ${document.info.title}\n\n  url      ${mock.url}\n${keys.join('')}`);
    process.stdout.write(`  try      ${buildCurl(document, mock.url)}\n\n`);
    process.stdout.write('A documented error: add the header `Prefer: code=429`. Ctrl-C ends the mock.\n');
    await untilAborted(signal);
    await mock.close();
  },
});
