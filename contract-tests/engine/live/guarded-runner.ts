import { isSuccess } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import { matchesStatus } from '../model/case.ts';
import { readHeader } from '../requests/wire.ts';
import type { CaseResult } from '../results/case-result.ts';
import { runCase } from '../run/run-case.ts';
import type { Runner } from '../run/runner.ts';
import { type Clock, type Pacer, readRetryAfter } from './pacer.ts';
import { findForeignRecipient } from './recipient-guard.ts';

export type Guard = {
  /** The only recipients. */
  readonly phones: readonly string[];
  /** Whether a 2xx ends the run where the case expects a refusal. */
  readonly endOnAccept: boolean;
  /** How many 2xx answers the run may cause. */
  readonly budget: number;
  readonly pacer: Pacer;
  readonly clock: Clock;
};

export type GuardedRun = {
  readonly run: Runner;
  /** Why the run was ended early; undefined where it was not. */
  readonly ended: () => string | undefined;
};

const MAX_SILENCE = 3;

/**
 * Sends cases with the care that a production server needs: paced, within a budget, to test phones only, and not after
 * the server has accepted a request that it should refuse. Cases that are not sent are unobserved.
 */
export const buildGuardedRun = (guard: Guard): GuardedRun => {
  const { phones, endOnAccept, budget, pacer, clock } = guard;
  let sends = 0;
  let silent = 0;
  let end: string | undefined;
  const note = (result: CaseResult): void => {
    const { case: testCase, exchange } = result;
    if (exchange === undefined) return;
    const { answer } = exchange;
    if ('failure' in answer) {
      // the message may have been sent although its answer was lost
      if (testCase.validity === 'valid') sends += 1;
      silent += 1;
      if (silent >= MAX_SILENCE) end = `the server gave no answer ${MAX_SILENCE} times in a row`;
      return;
    }
    silent = 0;
    if (isSuccess(answer.status)) {
      sends += 1;
      if (endOnAccept && !matchesStatus(answer.status, testCase.expect))
        end = `the server accepted a request that it should refuse: ${testCase.title}`;
    }
    if (answer.status === 429 || answer.status === 503) {
      const seconds = readRetryAfter(readHeader(answer.headers, 'retry-after'), clock.now());
      if (!pacer.heed(seconds)) end = `the server asks for a pause of ${seconds} s`;
    }
  };
  const refuse = (
    testCase: Case,
    contract: Parameters<typeof findForeignRecipient>[0],
  ): string | undefined => {
    if (end !== undefined) return `the run was ended: ${end}`;
    if (testCase.expect.some((status) => status.startsWith('2')) && sends >= budget)
      return `the budget of ${budget} is used up`;
    return findForeignRecipient(contract, testCase.operation, testCase.wire, phones);
  };
  return {
    run: async (testCase, options) => {
      const reason = refuse(testCase, options.contract);
      if (reason !== undefined) return { case: testCase, outcome: 'unobserved', findings: [], reason };
      await pacer.wait(options.signal);
      const result = await runCase(testCase, options);
      note(result);
      return result;
    },
    ended: () => end,
  };
};
