import { join } from 'node:path';
import { api as ownApi } from '../../../schemas/api.ts';
import { buildDocument } from '../../document/build-document.ts';
import type { OpenApiDocument } from '../../document/openapi/types.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { type GeneratedFile, replaceFolder } from '../../lib/output.ts';
import { PROJECT_ROOT } from '../../lib/project.ts';
import type { Runner } from './protocol/runner.ts';
import { runners } from './runners/runners.ts';
import { readTable, type Table } from './tables.ts';

/** A table and the runners that have to meet it, each with the folder of its package. */
export type TablePlan = {
  readonly table: Table;
  readonly runners: readonly { readonly runner: Runner; readonly folder: string }[];
};

/** What makes the package of a language. */
export type Target = {
  readonly name: string;
  readonly build: (document: OpenApiDocument) => Promise<GeneratedFile[]>;
};

/** Below the project's own packages: what the bookshop's package imports is found there. */
const BOOKSHOP = join(PROJECT_ROOT, 'node_modules', '.cache', 'conformance', bookshop.name);

/**
 * The table of this project's own API with the packages in `generated/`, and the table of the bookshop with packages that
 * are made for it. `only`: runners whose name holds this text.
 */
export const planTables = async (targets: readonly Target[], only = ''): Promise<TablePlan[]> => {
  const chosen = runners.filter(({ name }) => name.includes(only));
  const document = buildDocument(bookshop);
  for (const { name, build } of targets) {
    if (!chosen.some(({ client }) => client === name)) continue;
    replaceFolder(join(BOOKSHOP, name), await build(document));
  }
  const place = (folder: string) => chosen.map((runner) => ({ runner, folder: join(folder, runner.client) }));
  return [
    { table: readTable(ownApi.name), runners: place(join(PROJECT_ROOT, 'generated')) },
    { table: readTable(bookshop.name), runners: place(BOOKSHOP) },
  ];
};
