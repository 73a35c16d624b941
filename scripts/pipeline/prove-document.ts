import { join } from 'node:path';
import { buildSchemaFile } from '../clients/typescript/schema-file.ts';
import { buildDocument } from '../document/build-document.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import { type Discrepancy, formatDiscrepancy } from '../document/walk/discrepancy.ts';
import { checkFidelity, type FidelityReport } from '../fidelity/check-fidelity.ts';
import { checkTypes } from '../fidelity/check-types.ts';
import { formatFailure } from '../fidelity/reproduce.ts';
import { replaceFiles, withTemporaryFolder } from '../lib/output.ts';
import type { ApiSource } from '../lib/project.ts';
import { UserError } from '../lib/user-error.ts';

/** Values for each component: well under a second in all. `npm test` tries more, `npm run fidelity` as many as wanted. */
const SHORT = { runs: 2000, seed: 1 };

export type Proven = { readonly document: OpenApiDocument; readonly report: FidelityReport };

/**
 * The document of an API, once Zod, the document and the types made from it were found to agree. Throws a UserError
 * with the discrepancies where they do not: this function never returns a document that disagrees with its API.
 */
export const proveDocument = async (source: ApiSource, signal: AbortSignal): Promise<Proven> => {
  const { api, asked } = source;
  const document = buildDocument(api);
  const [report, discrepancies] = await Promise.all([
    checkFidelity(api, { ...SHORT, document, signal }),
    checkTypesOf(document, source, signal),
  ]);
  if (report.discrepancies.length > 0) throw new UserError(formatFailure(report, { ...SHORT, api: asked }));
  if (discrepancies.length > 0) throw new UserError(discrepancies.map(formatDiscrepancy).join('\n'));
  return { document, report };
};

const checkTypesOf = (
  document: OpenApiDocument,
  { api, path }: ApiSource,
  signal: AbortSignal,
): Promise<Discrepancy[]> =>
  withTemporaryFolder(async (folder) => {
    const types = await buildSchemaFile(document);
    replaceFiles(folder, [types]);
    return checkTypes(api, { api: path, types: join(folder, types.path) }, signal);
  });
