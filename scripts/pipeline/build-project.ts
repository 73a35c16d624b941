import { join, relative } from 'node:path';
import { clientTargets } from '../clients/targets.ts';
import { buildDocs } from '../docs/build-docs.ts';
import { lintDocument } from '../document/lint-document.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import { buildSpecFiles } from '../document/spec-files.ts';
import type { FidelityReport } from '../fidelity/check-fidelity.ts';
import { replaceFiles, replaceFolder } from '../lib/output.ts';
import type { ApiSource, OutputFolders } from '../lib/project.ts';
import { type Job, runParallel } from './parallel.ts';
import { proveDocument } from './prove-document.ts';
import { createStageRunner, type StageRunner } from './stage.ts';

export type BuildOptions = {
  /** Called with one line per stage, when the stage ends. */
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
};

/**
 * First the document, proven to agree with the schemas; from it, side by side, its lint, the clients and the docs.
 * The first failure ends the build, and before the proof nothing is written.
 */
export const buildProject = async (
  source: ApiSource,
  folders: OutputFolders,
  options: BuildOptions,
): Promise<void> => {
  const run = createStageRunner(options.print);
  const { document } = await run({
    name: 'fidelity',
    run: () => proveDocument(source, options.signal),
    describe: ({ report }) => describeReport(report),
  });
  await run({
    name: 'spec',
    run: () => replaceFiles(folders.spec, buildSpecFiles(document)),
    describe: () => sayPath(folders.spec, 'openapi.{yaml,json}'),
  });
  await runParallel(
    [lintJob(run, folders), ...clientJobs(run, document, folders), docsJob(run, document, folders)],
    options.signal,
  );
};

const describeReport = ({ components }: FidelityReport): string => {
  const values = components.reduce((sum, component) => sum + component.values, 0);
  return `${components.length} components, ${values.toLocaleString('en')} values, 0 disagreements`;
};

const lintJob =
  (run: StageRunner, { spec }: OutputFolders): Job<void> =>
  (signal) =>
    run({
      name: 'lint',
      run: () => lintDocument(join(spec, 'openapi.yaml'), { signal }),
      describe: () => '0 problems',
    });

const clientJobs = (run: StageRunner, document: OpenApiDocument, { clients }: OutputFolders): Job<void>[] =>
  clientTargets.map(
    ({ name, build }) =>
      () =>
        run({
          name,
          run: async () => replaceFolder(join(clients, name), await build(document)),
          describe: () => sayPath(join(clients, name)),
        }),
  );

const docsJob =
  (run: StageRunner, document: OpenApiDocument, { docs }: OutputFolders): Job<void> =>
  (signal) =>
    run({
      name: 'docs',
      run: async () => replaceFolder(docs, await buildDocs(document, { signal })),
      describe: () => sayPath(docs, 'index.html'),
    });

/** As it is typed from here, where it is below the current folder. */
const sayPath = (...parts: string[]): string => {
  const path = join(...parts);
  const below = relative(process.cwd(), path);
  return below.startsWith('..') ? path : below;
};
