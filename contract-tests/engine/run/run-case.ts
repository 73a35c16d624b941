import { readRequest } from '../../../scripts/document/reading/read-request.ts';
import { buildExchange } from '../model/build-exchange.ts';
import type { Case } from '../model/case.ts';
import { sign } from '../requests/credentials.ts';
import { send } from '../requests/send.ts';
import type { CaseResult } from '../results/case-result.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { RunOptions } from './runner.ts';

const MAX_BYTES = 5_000_000;

/** Proves the request of a case, sends it once, and lets every check judge the answer. */
export const runCase = async (testCase: Case, options: RunOptions): Promise<CaseResult> => {
  const unproven = findUnproven(testCase, options);
  if (unproven)
    return {
      case: testCase,
      outcome: 'failed',
      findings: [{ check: 'proof', severity: 'failure', ...unproven }],
    };
  const { contract, target, timeoutMs, signal } = options;
  const { wire, secrets } = sign(
    testCase.operation,
    testCase.wire,
    testCase.credential,
    contract.schemes,
    target.credentials,
  );
  options.onSend?.();
  const answer = await send(target.url, wire, { timeoutMs, maxBytes: MAX_BYTES, ...(signal && { signal }) });
  const { capabilities } = target;
  const { maxLatencyMs } = options;
  return judgeAnswer(
    buildExchange({ contract, capabilities, maxLatencyMs, case: testCase, sent: wire, secrets, answer }),
  );
};

/** A case relies on the validity of its request, so the validity is proven before the request is sent. */
const findUnproven = (
  testCase: Case,
  { contract, secondProof }: RunOptions,
): { expected: string; got: string } | undefined => {
  if (testCase.validity === 'any') return undefined;
  const [problem] = readRequest(contract, testCase.operation, testCase.wire).problems;
  const second = secondProof?.(testCase);
  const valid = problem === undefined;
  const expected = `a request that is ${testCase.validity}`;
  if (valid !== (testCase.validity === 'valid'))
    return { expected, got: `it is ${valid ? 'valid' : `invalid: ${problem}`}; not sent` };
  if (second !== undefined && second !== valid)
    return { expected, got: 'a second proof disagrees; not sent' };
  return undefined;
};
