import { join, relative } from 'node:path';
import type { Api } from '../../schemas/definition.ts';
import { clientTargets } from '../clients/targets.ts';
import { buildDocs } from '../docs/build-docs.ts';
import { buildDocument } from '../document/build-document.ts';
import { lintDocument } from '../document/lint-document.ts';
import type { OpenApiDocument } from '../document/openapi.ts';
import { buildSpecFiles } from '../document/spec-files.ts';
import { replaceFiles, replaceFolder } from '../lib/output.ts';
import type { Targets } from '../lib/project.ts';
import { type Job, runParallel } from './parallel.ts';
import { createStageRunner, type StageRunner } from './stage.ts';

export type BuildOptions = {
  /** Hears one line a stage, when the stage ends. */
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
};

/** The document first; from it, side by side, its lint, the clients and the docs. The first failure ends the build. */
export const buildProject = async (api: Api, targets: Targets, options: BuildOptions): Promise<void> => {
  const run = createStageRunner(options.print);
  const document = await run({
    name: 'spec',
    run: () => emitSpec(api, targets),
    describe: () => sayPath(targets.spec, 'openapi.{yaml,json}'),
  });
  await runParallel(
    [lintJob(run, targets), ...clientJobs(run, document, targets), docsJob(run, document, targets)],
    options.signal,
  );
};

const emitSpec = (api: Api, { spec }: Targets): OpenApiDocument => {
  const document = buildDocument(api);
  replaceFiles(spec, buildSpecFiles(document));
  return document;
};

const lintJob =
  (run: StageRunner, { spec }: Targets): Job<void> =>
  (signal) =>
    run({
      name: 'lint',
      run: () => lintDocument(join(spec, 'openapi.yaml'), { signal }),
      describe: () => '0 problems',
    });

const clientJobs = (run: StageRunner, document: OpenApiDocument, targets: Targets): Job<void>[] =>
  clientTargets.map(
    ({ name, build }) =>
      () =>
        run({
          name,
          run: async () => replaceFolder(targets[name], await build(document)),
          describe: () => sayPath(targets[name]),
        }),
  );

const docsJob =
  (run: StageRunner, document: OpenApiDocument, { docs }: Targets): Job<void> =>
  (signal) =>
    run({
      name: 'docs',
      run: async () => replaceFolder(docs, await buildDocs(document, { signal })),
      describe: () => sayPath(docs, 'index.html'),
    });

const sayPath = (...parts: string[]): string => relative(process.cwd(), join(...parts));
