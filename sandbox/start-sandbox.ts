import { api } from '../schemas/api.ts';
import { SLOW_ANSWER_SECONDS } from '../schemas/test-numbers.ts';
import { basePath, buildApp } from './build-app.ts';
import { systemClock } from './clock.ts';
import { type Handling, handlers } from './handlers.ts';
import { createInbox } from './inbox/inbox.ts';
import { buildInboxRoutes } from './inbox/routes.ts';
import type { FetchHandler, SandboxOptions } from './options.ts';
import { createOutbox } from './outbox.ts';
import { createOutcomes } from './outcomes.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { buildRefuse } from './refusals.ts';
import { serve } from './serve.ts';

export type Sandbox = {
  /** With the base path, as the server of the document has it: `http://127.0.0.1:4020/wa/v1`. */
  readonly url: string;
  /** The page for people; below it `messages` (GET, DELETE) and `events`. */
  readonly inboxUrl: string;
  readonly key: string;
  /** Answers as the server does, without a connection; `Response.error()` stands for a dropped one. */
  readonly fetch: FetchHandler;
  /** Refuses new requests with 503, delivers everything that was accepted, then stops listening. */
  readonly close: () => Promise<void>;
};

const DEFAULTS = {
  port: 0,
  rateLimit: { requests: 100, seconds: 1 },
  sendingMs: 25,
  slowMs: SLOW_ANSWER_SECONDS * 1000,
  inboxSize: 1000,
  queueSize: 10_000,
  clock: systemClock,
} as const;

/** Starts a server on 127.0.0.1 that behaves as the API's description says, and sends nothing to anybody. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { port, rateLimit, sendingMs, slowMs, inboxSize, queueSize, clock } = { ...DEFAULTS, ...options };
  const scheme = api.securitySchemes.SecretKey;
  const key = options.key ?? scheme.example;
  const inbox = createInbox(inboxSize, clock);
  const outbox = createOutbox({ clock, sendingMs, capacity: queueSize });
  const outcomes = createOutcomes();
  const limiter = rateLimit === false ? undefined : await createRateLimiter(rateLimit, options.redisUrl);
  const stopping = new AbortController();

  const send: Handling['send'] = (draft, { queued }) => {
    const { id, markSent } = inbox.accept(draft);
    return new Promise((resolve) => {
      outbox.add(() => {
        markSent();
        resolve(id);
      });
      if (queued) resolve(id);
    });
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      const end = () => {
        stopping.signal.removeEventListener('abort', end);
        resolve();
      };
      if (stopping.signal.aborted) return resolve();
      clock.after(slowMs, end);
      stopping.signal.addEventListener('abort', end);
    });
  const app = buildApp({
    api,
    handlers: { ...handlers, ...options.handlers },
    handling: { send },
    judging: {
      keyHeader: scheme.name,
      key,
      limiter,
      isStopping: () => stopping.signal.aborted,
      isQueueFull: outbox.isFull,
      outcomes,
      pause,
    },
    schemas: options.schemas ?? {},
    inboxRoutes: buildInboxRoutes({
      inbox,
      stopping: stopping.signal,
      clear: () => {
        inbox.clear();
        outcomes.reset();
      },
    }),
  });
  const handle: FetchHandler = (request) => app.fetch(request);
  const fetch = options.wrap?.(handle) ?? handle;
  const { origin, close } = await serve({
    handle: fetch,
    refuse: buildRefuse(api.operations.checkNumber),
    port,
    stopping: stopping.signal,
    readsAlone: options.wrap === undefined,
  }).catch((error: unknown) => {
    limiter?.close();
    throw error;
  });
  return {
    url: `${origin}${basePath(api)}`,
    inboxUrl: `${origin}/_sandbox`,
    key,
    fetch,
    close: async () => {
      stopping.abort();
      await outbox.drained();
      await close();
      limiter?.close();
    },
  };
};
