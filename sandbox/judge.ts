import type { z } from 'zod';
import type { Operation } from '../schemas/definition.ts';
import { describeIssues } from './describe-issues.ts';
import type { FetchHandler } from './options.ts';
import type { Outcomes } from './outcomes.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { readJson } from './read-json.ts';
import { answerJson, buildRefuse, REASONS } from './refusals.ts';

export type Judging = {
  readonly keyHeader: string;
  readonly key: string;
  readonly limiter: RateLimiter | undefined;
  readonly isStopping: () => boolean;
  readonly isQueueFull: () => boolean;
  readonly outcomes: Outcomes;
  readonly pause: () => Promise<void>;
};

export type Judged = {
  readonly id: string;
  readonly operation: Operation;
  readonly schema: z.ZodType;
  /** Gives the body of the success. */
  readonly handle: (body: unknown) => unknown;
};

const succeed = (body: unknown): Response => answerJson(200, body);

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
    // its body may have come in after the stop began, when the queue is drained
    if (judging.isStopping()) return refuse(REASONS.stopping);
    const proceed = () => {
      if (!operation.retrySafe && judging.isQueueFull()) return refuse(REASONS.queueFull);
      const body = handle(parsed.data);
      return body instanceof Promise ? body.then(succeed) : succeed(body);
    };
    const meet = judging.outcomes.find((parsed.data as { phone?: unknown }).phone);
    if (meet === undefined) return proceed();
    return meet({ operationId: id, reads: operation.retrySafe, refuse, proceed, pause: judging.pause });
  };
};
