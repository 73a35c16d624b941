import { join, resolve } from 'node:path';
import { buildDocument } from './document/build-document.ts';
import { lintDocument } from './document/lint-document.ts';
import { buildSpecFiles } from './document/spec-files.ts';
import { runCommand } from './lib/command.ts';
import { replaceFiles, withTemporaryFolder } from './lib/output.ts';
import { apiFlag, loadApi, outFlag, outputFoldersIn, PROJECT_ROOT } from './lib/project.ts';

const FILE = 'openapi.yaml';

const lintApi = async (module: string, signal: AbortSignal): Promise<void> => {
  const document = buildDocument((await loadApi(module)).api);
  await withTemporaryFolder(async (folder) => {
    replaceFiles(folder, buildSpecFiles(document));
    await lintDocument(join(folder, FILE), { signal, name: `the document of ${module}` });
  });
};

await runCommand({
  usage: 'npm run lint:spec',
  summary:
    'Checks spec/openapi.yaml against the rules in redocly.yaml; with --api the document that the module gives, which is not\nwritten anywhere.',
  flags: {
    api: { ...apiFlag, help: 'a module that exports `api`, instead of a written document' },
    out: { ...outFlag, help: 'the folder whose spec/openapi.yaml is checked, instead of this project' },
  },
  run: async ({ api, out }, signal) => {
    const file = join(outputFoldersIn(resolve(out ?? PROJECT_ROOT)).spec, FILE);
    await (api === undefined ? lintDocument(file, { signal }) : lintApi(api, signal));
    process.stderr.write(`${api === undefined ? file : `The document of ${api}`} holds every rule\n`);
  },
});
