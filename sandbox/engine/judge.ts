import type { Operation } from '../../schemas/definition.ts';
import { buildBodyReader } from '../request/read-body.ts';
import { buildReadParameters, type Parameters } from '../request/read-parameters.ts';
import { buildSucceed } from './build-succeed.ts';
import type { Opens } from './credentials.ts';
import type { FetchHandler } from './options.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Refuse } from './refuse.ts';

export type Judging = {
  readonly key: string;
  readonly limiter: RateLimiter | undefined;
  readonly isStopping: () => boolean;
  readonly refuse: Refuse;
};

export type Judged = {
  readonly id: string;
  readonly operation: Operation;
  readonly opens: Opens;
  /** Returns the body of the success, or a whole Response. */
  readonly handle: (input: Parameters & { readonly body: unknown }) => unknown;
};

/**
 * Judges the requests of one operation: key, rate limit, parameters, content type, JSON, schema, in this order. Throws
 * a UserError with the operation's id where its description has what the sandbox cannot judge.
 */
export const buildJudge = (judging: Judging, { id, operation, opens, handle }: Judged): FetchHandler => {
  const { key, limiter, isStopping, refuse } = judging;
  const readParameters = buildReadParameters(id, operation);
  const bodyReader = buildBodyReader(id, operation);
  const succeed = buildSucceed(id, operation);
  return async (request) => {
    if (isStopping()) return refuse('stopping');
    if (!opens(request)) return refuse('badKey');
    const waitSeconds = limiter === undefined ? 0 : await limiter.take(key);
    if (waitSeconds > 0) return refuse('rateLimited', { headers: { 'Retry-After': `${waitSeconds}` } });

    const parameters = readParameters?.(request);
    if (parameters?.valid === false) return refuse('invalid', { message: parameters.message });
    const body = bodyReader?.judge(await bodyReader.read(request));
    if (body?.valid === false) return refuse(body.name, body);
    // its body may have come in after the stop began, when the queue is drained
    if (isStopping()) return refuse('stopping');
    const result = handle({ ...parameters?.values, body: body?.value });
    return succeed(result instanceof Promise ? await result : result);
  };
};
