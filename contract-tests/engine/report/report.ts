import type { NotCovered } from '../../../scripts/document/reading/description.ts';
import { nameOperation } from '../../../scripts/document/reading/description.ts';
import type { CheckName } from '../checks/checks.ts';
import type { Tally } from '../coverage/tally.ts';
import { type CaseResult, nameResult } from '../results/case-result.ts';
import type { SuiteResult } from '../results/suite-result.ts';
import { describeGap } from './describe-missing.ts';

/** A disagreement, with everything that is needed to investigate it. */
export type Entry = {
  readonly case: string;
  readonly operation: string;
  readonly check: CheckName;
  readonly expected: string;
  readonly got: string;
  readonly seed: number;
  /** A shell command that repeats the request. Absent where nothing was sent. */
  readonly curl?: string;
};

/** How to repeat the request of an entry, or why there is no command for it. */
export const describeRepeat = ({ curl }: Entry): string =>
  curl ?? 'no request was sent, so there is no curl line';

/** An entry of the baseline that a run met. */
export type KnownEntry = Entry & { readonly reason: string; readonly expires: string };

export type Report = {
  readonly title: string;
  readonly target: string;
  readonly url: string;
  readonly seed: number;
  readonly level: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly requests: number;
  readonly results: readonly CaseResult[];
  readonly failures: readonly Entry[];
  readonly known: readonly KnownEntry[];
  readonly drift: readonly Entry[];
  /** Cases that no answer decides. */
  readonly unobserved: readonly NotCovered[];
  /** Documented statuses that a server was not made to answer. */
  readonly unseenStatuses: readonly NotCovered[];
  readonly notCovered: readonly NotCovered[];
  readonly coverage: Tally;
  /** Problems of the run or its baseline, not of the server. */
  readonly problems: readonly string[];
};

export type Curl = (result: CaseResult) => string | undefined;

/**
 * Every finding of one severity. What a run on a complete target did not show of the document is drift: the suite may
 * be unable to make the server show it.
 */
export const listEntries = (
  { results, coverage }: SuiteResult,
  severity: 'failure' | 'drift',
  { seed, curl, complete }: { seed: number; curl: Curl; complete: boolean },
): Entry[] => {
  const found = results.flatMap((result) =>
    result.findings
      .filter((finding) => finding.severity === severity)
      .map(({ check, expected, got }): Entry => {
        const line = curl(result);
        return {
          case: nameResult(result),
          operation: nameOperation(result.case.operation),
          check,
          expected,
          got,
          seed,
          ...(line !== undefined && { curl: line }),
        };
      }),
  );
  return severity === 'drift' && complete ? [...found, ...listUnseen(coverage, seed)] : found;
};

const listUnseen = ({ missing }: Tally, seed: number): Entry[] =>
  missing.map((lacking) => ({
    case: lacking.item.name,
    operation: lacking.item.operation,
    check: 'coverage',
    expected: 'the run to show every statement of the document',
    got: describeGap(lacking),
    seed,
  }));

/** Whether the server agrees with the document; with `strict` drift counts as well. */
export const agrees = ({ failures, drift, problems }: Report, strict: boolean): boolean =>
  failures.length === 0 && problems.length === 0 && !(strict && drift.length > 0);
