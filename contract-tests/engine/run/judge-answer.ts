import { checkAnswer } from '../checks/checks.ts';
import { matchesStatus, NO_ANSWER } from '../model/case.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Answer } from '../requests/send.ts';
import type { CaseResult } from '../results/case-result.ts';

/** Lets every check judge the answer to a case. */
export const judgeAnswer = (exchange: Exchange): CaseResult => {
  const { answer, case: testCase } = exchange;
  if ('failure' in answer) {
    if (matchesStatus(NO_ANSWER, testCase.expect))
      return { case: testCase, exchange, outcome: 'passed', findings: [] };
    const finding = {
      check: 'answer',
      severity: 'failure',
      expected: 'an answer',
      got: answer.failure,
    } as const;
    return { case: testCase, exchange, outcome: 'failed', findings: [finding] };
  }
  const findings = checkAnswer({ ...exchange, answer });
  const reason = findRefusal(exchange, answer);
  const relevant =
    reason === undefined ? findings : findings.filter(({ check }) => check !== 'status-expected');
  const outcome = relevant.some(({ severity }) => severity === 'failure')
    ? 'failed'
    : reason !== undefined
      ? 'unobserved'
      : relevant.length > 0
        ? 'drift'
        : 'passed';
  return { case: testCase, exchange, outcome, findings: relevant, ...(reason !== undefined && { reason }) };
};

/** A server that may be busy or unavailable decides nothing about the case by such an answer. */
const findRefusal = (
  { capabilities, case: { expect }, response }: Exchange,
  { status }: Answer,
): string | undefined =>
  !capabilities.complete &&
  (status === 429 || status === 503) &&
  response !== undefined &&
  !matchesStatus(status, expect)
    ? `the server answered ${status}`
    : undefined;
