import { buildSpecFiles } from './document/spec-files.ts';
import { runCommand } from './lib/command.ts';
import { replaceFiles } from './lib/output.ts';
import { apiFlag, loadApi, outFlag, readOutputFolders } from './lib/project.ts';
import { proveDocument } from './pipeline/prove-document.ts';

await runCommand({
  usage: 'npm run spec',
  summary: 'Writes the OpenAPI 3.1 document of the API to spec/openapi.yaml and spec/openapi.json.',
  flags: { api: apiFlag, out: outFlag },
  run: async (values, signal) => {
    const { spec } = readOutputFolders(values);
    const { document } = await proveDocument(await loadApi(values.api), signal);
    replaceFiles(spec, buildSpecFiles(document));
    process.stderr.write(`${spec}/openapi.{yaml,json}\n`);
  },
});
