import { buildFirstCurl } from './document/build-curl.ts';
import { buildDocument } from './document/build-document.ts';
import type { Scheme } from './document/reading/description.ts';
import { readDescription } from './document/reading/read-description.ts';
import { writeExample } from './document/reading/write-request.ts';
import { runCommand } from './lib/command.ts';
import { readPort, untilAborted } from './lib/listen.ts';
import { apiFlag, loadApi } from './lib/project.ts';
import { startMock } from './mock/start-mock.ts';

await runCommand({
  usage: 'npm run mock',
  summary: "Serves the API's examples on this machine, until Ctrl-C.",
  flags: {
    api: apiFlag,
    port: {
      type: 'string',
      value: '<number>',
      help: 'the port to listen on, 4010 unless given; 0 for any free port',
    },
  },
  serves: true,
  run: async (values, signal) => {
    const port = readPort(values.port, 4010);
    const document = buildDocument((await loadApi(values.api)).api);
    const mock = await startMock(document, { port });
    const api = readDescription(document);
    const keys = [...api.schemes.values()]
      .map((scheme) => `  accepts  ${scheme.key}: ${writeExample(scheme)}\n`)
      .join('');
    const credentialOf = ({ example = '' }: Scheme) => example;
    const curl = buildFirstCurl(api, { server: mock.url, credentialOf, indent: 0 }).join(' ');
    process.stdout.write(`Mock of ${api.title}\n\n  url      ${mock.url}\n${keys}  try      ${curl}\n\n`);
    process.stdout.write('A documented error: add the header `Prefer: code=429`. Ctrl-C ends the mock.\n');
    await untilAborted(signal);
    await mock.close();
  },
});
