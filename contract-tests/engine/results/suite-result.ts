import type { NotCovered } from '../../../scripts/document/reading/description.ts';
import type { Tally } from '../coverage/tally.ts';
import type { CaseResult } from './case-result.ts';

export type SuiteResult = {
  readonly results: readonly CaseResult[];
  readonly coverage: Tally;
  readonly notCovered: readonly NotCovered[];
  readonly requests: number;
};
