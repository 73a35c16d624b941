import type { z } from 'zod';
import type { Operation } from '../schemas/definition.ts';
import { describeIssues } from './describe-issues.ts';
import type { FetchHandler } from './options.ts';
import type { Visit } from './outcomes.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { readJson } from './read-json.ts';
import { answerJson, buildRefuse, REASONS } from './refusals.ts';

export type Judging = {
  readonly keyHeader: string;
  readonly key: string;
  readonly limiter: RateLimiter | undefined;
  readonly isStopping: () => boolean;
  readonly isQueueFull: () => boolean;
  readonly meet: (phone: unknown, visit: Visit) => Response | Promise<Response> | undefined;
  readonly pause: () => Promise<void>;
};

export type Judged = {
  readonly id: string;
  readonly operation: Operation;
  readonly schema: z.ZodType;
  /** Resolves to the body of the success. */
  readonly handle: (body: unknown) => unknown;
};

/** Judges the requests of one operation: key, rate limit, content type, JSON, schema, meaning, in this order. */
export const buildJudge = (judging: Judging, { id, operation, schema, handle }: Judged): FetchHandler => {
  const refuse = buildRefuse(operation);
  const { keyHeader, key, limiter } = judging;
  return async (request) => {
    if (judging.isStopping()) return refuse(REASONS.stopping);
    if (request.headers.get(keyHeader) !== key) return refuse(REASONS.badKey);
    const waitSeconds = limiter === undefined ? 0 : await limiter.take(key);
    if (waitSeconds > 0) return refuse(REASONS.rateLimited, { headers: { 'Retry-After': `${waitSeconds}` } });

    const json = await readJson(request);
    if (!json.readable) {
      return refuse(REASONS.unreadable, { headers: json.endless ? { Connection: 'close' } : {} });
    }
    const parsed = schema.safeParse(json.value);
    if (!parsed.success) {
      return refuse(REASONS.invalid, { message: describeIssues(parsed.error.issues, json.value) });
    }
    if (judging.isStopping()) return refuse(REASONS.stopping);
    const proceed = async () => {
      if (!operation.retrySafe && judging.isQueueFull()) return refuse(REASONS.queueFull);
      return answerJson(200, await handle(parsed.data));
    };
    const { phone } = parsed.data as { phone?: unknown };
    const visit = { operationId: id, reads: operation.retrySafe, refuse, proceed, pause: judging.pause };
    return judging.meet(phone, visit) ?? proceed();
  };
};
