import { type Contract, findResponse } from '../../scripts/document/reading/contract.ts';
import { bareMediaType, isJson } from '../../scripts/document/reading/read-bodies.ts';
import { parseJson, readRequest } from '../../scripts/document/reading/read-request.ts';
import { nameCase } from '../cases/build-cases.ts';
import type { Case } from '../cases/case.ts';
import { matchesStatus, NO_ANSWER } from '../cases/case.ts';
import type { Exchange, Finding } from '../checks/check.ts';
import { type CheckName, checkAnswer } from '../checks/checks.ts';
import { sign } from '../requests/credentials.ts';
import { type Answer, type NoAnswer, send } from '../requests/send.ts';
import { readHeader } from '../requests/wire.ts';
import type { Target } from '../targets/target.ts';

export type Reported = Finding & { readonly check: CheckName };

export type Outcome = 'passed' | 'failed' | 'drift' | 'unobserved';

export type CaseResult = {
  readonly case: Case;
  readonly outcome: Outcome;
  readonly findings: readonly Reported[];
  /** Absent where nothing was sent. */
  readonly exchange?: Exchange;
  /** Why nothing was sent or why the answer says nothing. */
  readonly reason?: string;
};

export type RunOptions = {
  readonly contract: Contract;
  readonly target: Target;
  readonly timeoutMs: number;
  readonly maxLatencyMs: number;
  readonly signal?: AbortSignal;
  /** Hears of every request that goes out. */
  readonly onSend?: () => void;
  /** A second opinion on a request, from elsewhere than the document; undefined where it has none. */
  readonly secondProof?: (one: Case) => boolean | undefined;
};

const MAX_BYTES = 5_000_000;

/** Proves the request of a case, sends it once, and lets every check judge the answer. */
export const runCase = async (one: Case, options: RunOptions): Promise<CaseResult> => {
  const unproven = findUnproven(one, options);
  if (unproven)
    return { case: one, outcome: 'failed', findings: [{ check: 'proof', severity: 'failure', ...unproven }] };
  const { contract, target, timeoutMs, signal } = options;
  const { wire, secrets } = sign(
    one.operation,
    one.wire,
    one.credential,
    contract.schemes,
    target.credentials,
  );
  options.onSend?.();
  const answer = await send(target.url, wire, { timeoutMs, maxBytes: MAX_BYTES, ...(signal && { signal }) });
  return judgeAnswer(buildExchange(one, options, { sent: wire, secrets, answer }));
};

/** What the document says of the request is what the case is built on. */
const findUnproven = (
  one: Case,
  { contract, secondProof }: RunOptions,
): { expected: string; got: string } | undefined => {
  if (one.validity === 'any') return undefined;
  const [problem] = readRequest(contract, one.operation, one.wire).problems;
  const second = secondProof?.(one);
  const valid = problem === undefined;
  const expected = `a request that is ${one.validity}`;
  if (valid !== (one.validity === 'valid'))
    return { expected, got: `it is ${valid ? 'valid' : `invalid: ${problem}`}; not sent` };
  if (second !== undefined && second !== valid)
    return { expected, got: 'another proof says that it is not; not sent' };
  return undefined;
};

type Sent = Pick<Exchange, 'sent' | 'secrets' | 'answer'>;

const buildExchange = (one: Case, { contract, target, maxLatencyMs }: RunOptions, sent: Sent): Exchange => {
  const { answer } = sent;
  const response = 'failure' in answer ? undefined : findResponse(one.operation, answer.status);
  const type = 'failure' in answer ? '' : bareMediaType(readHeader(answer.headers, 'content-type') ?? '');
  const media = response?.media.find((candidate) => candidate.type === type) ?? response?.media[0];
  return {
    contract,
    capabilities: target.capabilities,
    maxLatencyMs,
    case: one,
    ...sent,
    response,
    media,
    json: readJson(answer, type, media?.type ?? ''),
  };
};

/** Also where only the document says that it is JSON: what is wrong with the header is another check's. */
const readJson = (
  answer: Answer | NoAnswer,
  type: string,
  documented: string,
): { value: unknown } | undefined => {
  if ('failure' in answer || answer.body.length === 0 || !(isJson(type) || isJson(documented)))
    return undefined;
  const value = measureDepth(answer.body) > MAX_DEPTH ? undefined : parseJson(answer.body);
  return value === undefined ? undefined : { value };
};

/** Deeper than any document describes, and too deep for what walks through values. */
const MAX_DEPTH = 500;

const OPENING = [...'[{'].map((c) => c.charCodeAt(0));
const CLOSING = [...']}'].map((c) => c.charCodeAt(0));

/** Of brackets, those within strings included: a bound, not a parser. */
const measureDepth = (bytes: Uint8Array): number => {
  let depth = 0;
  let deepest = 0;
  for (const byte of bytes) {
    if (OPENING.includes(byte)) deepest = Math.max(deepest, ++depth);
    else if (CLOSING.includes(byte)) depth -= 1;
  }
  return deepest;
};

const judgeAnswer = (exchange: Exchange): CaseResult => {
  const { answer, case: one } = exchange;
  if ('failure' in answer) {
    if (matchesStatus(NO_ANSWER, one.expect)) return { case: one, exchange, outcome: 'passed', findings: [] };
    const finding = {
      check: 'answer',
      severity: 'failure',
      expected: 'an answer',
      got: answer.failure,
    } as const;
    return { case: one, exchange, outcome: 'failed', findings: [finding] };
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
  return { case: one, exchange, outcome, findings: relevant, ...(reason !== undefined && { reason }) };
};

/** A server that is busy or away says nothing about the case, where nobody vouches that it is neither. */
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

export const nameResult = ({ case: one }: CaseResult): string => nameCase(one);
