import { nameResult } from '../results/case-result.ts';
import { describeMissing } from './describe-missing.ts';
import type { Report } from './report.ts';

/** The results of a run, for programs. Members are added, never removed. */
export const buildJson = ({ results, coverage, ...report }: Report): string =>
  `${JSON.stringify(
    {
      ...report,
      counts: countOutcomes(results),
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

export const countOutcomes = (
  results: Report['results'],
): Record<'cases' | 'passed' | 'failed' | 'drift' | 'unobserved', number> => {
  const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
  return {
    cases: results.length,
    passed: count('passed'),
    failed: count('failed'),
    drift: count('drift'),
    unobserved: count('unobserved'),
  };
};
