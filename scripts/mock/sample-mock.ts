import type { Api } from '../../schemas/definition.ts';
import { buildDocument } from '../document/build-document.ts';
import type { FidelityReport } from '../fidelity/check-fidelity.ts';
import { checkMock } from './check-mock.ts';
import { startMock } from './start-mock.ts';

/** Values for each body and for the parameters in each place: a request takes a hundred times as long as a verdict in process. */
const SAMPLE = 100;

/** The report with what the API's mock says to a sample of bodies and parameters. */
export const sampleMock = async (
  api: Api,
  report: FidelityReport,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<FidelityReport> => {
  const document = buildDocument(api);
  const { url, close } = await startMock(document);
  try {
    const { discrepancies, ...mock } = await checkMock(api, document, {
      url,
      seed,
      runs: Math.min(runs, SAMPLE),
    });
    return { ...report, mock, discrepancies: [...report.discrepancies, ...discrepancies] };
  } finally {
    await close();
  }
};
