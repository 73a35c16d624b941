import { buildDocument } from './document/build-document.ts';
import { buildSpecFiles } from './document/spec-files.ts';
import { runCommand } from './lib/command.ts';
import { replaceFiles } from './lib/output.ts';
import { apiFlag, loadApi, outFlag, readTargets } from './lib/project.ts';

await runCommand({
  usage: 'npm run spec',
  summary: 'Writes the OpenAPI 3.1 document of the API to spec/openapi.yaml and spec/openapi.json.',
  flags: { api: apiFlag, out: outFlag },
  run: async (values) => {
    const { spec } = readTargets(values);
    replaceFiles(spec, buildSpecFiles(buildDocument(await loadApi(values.api))));
    process.stderr.write(`${spec}/openapi.{yaml,json}\n`);
  },
});
