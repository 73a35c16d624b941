import type { Contract } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import type { CaseResult } from '../results/case-result.ts';

export type RunOptions = {
  readonly contract: Contract;
  readonly target: Target;
  readonly timeoutMs: number;
  readonly maxLatencyMs: number;
  readonly signal?: AbortSignal;
  /** Called when a request is sent. */
  readonly onSend?: () => void;
  /** A second opinion on the validity of a request, from a source other than the document; undefined: no opinion. */
  readonly secondProof?: (testCase: Case) => boolean | undefined;
};

export type Runner = (testCase: Case, options: RunOptions) => Promise<CaseResult>;
