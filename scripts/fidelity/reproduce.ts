import { formatDiscrepancy } from '../document/walk/discrepancy.ts';
import type { FidelityReport } from './check-fidelity.ts';

/** The options of a run that decide which values are tried. */
export type Asked = { readonly runs: number; readonly seed: number; readonly api?: string | undefined };

/** The discrepancies, one per line, and the command that finds them again where values found them. */
export const formatFailure = ({ discrepancies }: FidelityReport, { runs, seed, api }: Asked): string => {
  const module = api === undefined ? '' : ` --api ${api}`;
  const again = `Again: npm run fidelity --${module} --runs ${runs} --seed ${seed}`;
  const isTried = discrepancies.some(({ stage }) => stage === 'fuzz' || stage === 'mock');
  return [...discrepancies.map(formatDiscrepancy), ...(isTried ? [again] : [])].join('\n');
};
