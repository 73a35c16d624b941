import { type CaseOutcome, nameResult } from '../results/case-result.ts';
import { describeMissing } from './describe-missing.ts';
import type { Report } from './report.ts';

/** The results of a run, for programs. Members are added, never removed. */
export const buildJson = (whole: Report): string => {
  const { results, coverage, ...report } = whole;
  return `${JSON.stringify(
    {
      ...report,
      counts: countOutcomes(whole),
      coverage: { ...coverage, missing: coverage.missing.map(describeMissing) },
      cases: results.map((result) => ({
        case: nameResult(result),
        group: result.case.group,
        expect: result.case.expect,
        outcome: result.outcome,
        ...(result.exchange &&
          'status' in result.exchange.answer && { status: result.exchange.answer.status }),
        ...(result.reason !== undefined && { reason: result.reason }),
      })),
    },
    null,
    2,
  )}\n`;
};

export type Counts = Record<'cases' | 'passed' | 'failed' | 'known' | 'drift' | 'unobserved', number>;

/** Each case counts once. `failed`: with a failure that the baseline does not have; `known`: with others only. */
export const countOutcomes = ({ results, failures }: Pick<Report, 'results' | 'failures'>): Counts => {
  const failing = new Set(failures.map((entry) => entry.case));
  const count = (outcome: CaseOutcome) => results.filter((result) => result.outcome === outcome).length;
  const failed = results.filter(
    (result) => result.outcome === 'failed' && failing.has(nameResult(result)),
  ).length;
  return {
    cases: results.length,
    passed: count('passed'),
    failed,
    known: count('failed') - failed,
    drift: count('drift'),
    unobserved: count('unobserved'),
  };
};
