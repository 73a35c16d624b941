import type { Definition, Operation } from './definition.ts';
import { judge, type Verdict } from './judge.ts';
import { findRequestId, log } from './log.ts';
import { hasNodesFetch, hasOwnFetch } from './platform.ts';
import { readBody } from './read-body.ts';
import { sayReason } from './reason.ts';
import type { Redactor } from './redact.ts';
import { tell } from './tell.ts';
import type { CallOptions, ClientOptions, Result } from './types.ts';
import { wasNeverSent } from './unsent.ts';
import type { Written } from './write.ts';

export type Call = {
  readonly id: string;
  readonly operation: Operation;
  readonly definition: Pick<Definition, 'errors' | 'refusals'>;
  readonly redactor: Redactor;
};

export type CallSettings = CallOptions & {
  /** A batch waits for all of its calls together: a call of it gives up at the first 429. */
  readonly once?: boolean;
};

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
/** A timer that is longer fires at once: https://developer.mozilla.org/docs/Web/API/Window/setTimeout#maximum_delay_value */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Makes a request until it has a final result, or until the deadline. Never rejects. */
export const makeCall = (
  { id, operation, definition, redactor }: Call,
  [target, init]: Written,
  {
    fetch: given,
    onAttempt,
    logger,
    timeout = 60_000,
    retries = 2,
    maxResponseBytes = 1_000_000,
    signal,
    once,
  }: ClientOptions & CallSettings,
): Promise<Result<unknown>> =>
  // the one promise of a call: a deadline and an abort win also over a fetch that does not hear its signal
  new Promise((resolve) => {
    const aborter = new AbortController();
    const end = performance.now() + timeout;
    const send = given ?? fetch;
    const isOwn = !given && hasOwnFetch();
    let attempts = 0;
    let start = 0;
    let doubt = false;
    let sending = false;
    let over = false;
    let received: Headers | undefined;
    let waiting: Timer;

    const attempt = async () => {
      attempts++;
      sending = true;
      received = undefined;
      start = performance.now();
      const { signal } = aborter;
      let verdict: Verdict;
      let unsent = isOwn;
      try {
        const response = await send(target, { ...init, signal });
        unsent = false;
        received = response.headers;
        verdict = judge(
          definition,
          operation.success,
          redactor,
          response,
          await readBody(response, maxResponseBytes, isOwn && hasNodesFetch()),
        );
      } catch (error) {
        unsent &&= await wasNeverSent(error, Object(target).url ?? target);
        verdict = { kind: 'network', message: redactor.redact(sayReason(error)) };
      }
      conclude(verdict, verdict.kind === 'network' && unsent);
    };

    const conclude = (verdict: Verdict, unsent: boolean) => {
      if (over) return;
      sending = false;
      const { kind, status = 0 } = verdict;
      // a 4xx refuses, and an error in a 2xx is the server's own word that it failed
      const isRefusal =
        status > 399 &&
        status < 500 &&
        (operation.refused?.includes(status) || ![408, 409, 425].includes(status));
      const refused = unsent || isRefusal || (kind === 'api' && status < 300);
      doubt ||= !refused;
      const wait = kind ? chooseWait(verdict, unsent) : undefined;
      if (wait === undefined) finish(verdict);
      else waiting = setTimeout(attempt, wait);
      // at last, for they may abort the call
      if (onAttempt || logger) {
        const requestId = redactor.redact(findRequestId(received)) || undefined;
        const duration = Math.round(performance.now() - start);
        const { status } = verdict;
        const told = { operation: id, attempt: attempts, status, kind, wait, duration, requestId };
        tell(onAttempt, told);
        log(logger, told, doubt);
      }
    };

    /** Milliseconds until the next attempt; undefined where there is none. */
    const chooseWait = (
      { kind, status = 0, retryAfter = 0 }: Verdict,
      unsent: boolean,
    ): number | undefined => {
      const repeatable =
        unsent ||
        (kind === 'rate_limit' && !once) ||
        (operation.retrySafe && (kind === 'network' || status > 499));
      // full jitter, https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
      const jitter = Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempts);
      const wait = retryAfter * 1000 + jitter;
      // a wait that outlasts the deadline is not begun: the caller hears at once what there is to hear
      return repeatable && attempts <= retries && performance.now() + wait < end ? wait : undefined;
    };

    const finish = (verdict: Verdict) => {
      over = true;
      clearTimeout(deadline);
      clearTimeout(waiting);
      signal?.removeEventListener('abort', abort);
      if (verdict.status === undefined) aborter.abort();
      resolve(buildResult(id, attempts, doubt, verdict, redactor, received));
    };

    const stop = (kind: 'aborted' | 'timeout') => (sending ? conclude({ kind }, false) : finish({ kind }));
    const abort = () => stop('aborted');
    const deadline = setTimeout(stop, Math.min(timeout, LONGEST_TIMER), 'timeout');
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else attempt();
  });

const buildResult = (
  operation: string,
  attempts: number,
  doubt: boolean,
  verdict: Verdict,
  { redact }: Redactor,
  received: Headers | undefined,
): Result<unknown> => {
  const { kind, status, data } = verdict;
  const result = kind
    ? {
        ok: false,
        outcome: doubt ? 'unknown' : 'not_accepted',
        message: `${operation}: ${kind} ${status ?? ''}`.trim(),
        ...verdict,
        operation,
        attempts,
      }
    : { ok: true, data, status, operation, attempts };
  if (status !== undefined) {
    let headers: Headers | undefined;
    // only who asks for them pays for it
    const get = () => {
      headers ??= new Headers(
        [...(received ?? [])].map(([name, value]): [string, string] => [redact(name), redact(value)]),
      );
      return headers;
    };
    Object.defineProperty(result, 'headers', { get });
  }
  // a verdict has the members of its kind
  return result as unknown as Result<unknown>;
};

type Timer = ReturnType<typeof setTimeout> | undefined;
