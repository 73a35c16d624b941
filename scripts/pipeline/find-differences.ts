import { join } from 'node:path';
import { clientTargets } from '../clients/targets.ts';
import { withTemporaryFolder } from '../lib/output.ts';
import { loadApi, outputFoldersIn, readOutputFolders } from '../lib/project.ts';
import { buildProject } from './build-project.ts';
import { compareFolders, type Difference } from './compare.ts';

type Where = { readonly api: string | undefined; readonly out: string | undefined };

/** The differences between the folders of `where` and what its API gives now. The docs are not committed. */
export const findDifferences = (where: Where, signal: AbortSignal): Promise<Difference[]> =>
  withTemporaryFolder(async (folder) => {
    const [found, fresh] = [readOutputFolders(where), outputFoldersIn(folder)];
    await buildProject(await loadApi(where.api), fresh, { signal, print: () => undefined });
    return [
      // released documents stand beside the current one
      ...compareFolders(found.spec, fresh.spec, { whole: false }),
      ...clientTargets.flatMap(({ name }) =>
        compareFolders(join(found.clients, name), join(fresh.clients, name), { whole: true }),
      ),
    ];
  });
