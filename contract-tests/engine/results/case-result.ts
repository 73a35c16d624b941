import type { CheckName } from '../checks/checks.ts';
import { type Case, nameCase } from '../model/case.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';

export type Reported = Finding & { readonly check: CheckName };

export type CaseOutcome = 'passed' | 'failed' | 'drift' | 'unobserved';

export type CaseResult = {
  readonly case: Case;
  readonly outcome: CaseOutcome;
  readonly findings: readonly Reported[];
  /** Absent where nothing was sent. */
  readonly exchange?: Exchange;
  /** Why nothing was sent, or why the answer decides nothing. */
  readonly reason?: string;
};

export const nameResult = ({ case: testCase }: CaseResult): string => nameCase(testCase);
