import type { Api } from '../../schemas/definition.ts';
import { systemClock } from '../inbox/clock.ts';
import { createInbox } from '../inbox/inbox.ts';
import { createOutbox } from '../inbox/outbox.ts';
import { buildInboxRoutes } from '../inbox/routes.ts';
import type { Behaviour, Operations } from './behaviour.ts';
import { basePath, buildApp } from './build-app.ts';
import { buildTools } from './build-tools.ts';
import { exampleKey } from './credentials.ts';
import { isLoopbackUrl, refuseForeignHost } from './loopback.ts';
import type { FetchHandler, SandboxOptions } from './options.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { buildRefuse } from './refuse.ts';
import { serve } from './serve.ts';

export type Sandbox = {
  /** With the base path, as the server of the document has it: `http://127.0.0.1:4020/v1`. */
  readonly url: string;
  /** The page for people; below it `messages` (GET, DELETE) and `events`. */
  readonly inboxUrl: string;
  readonly key: string;
  /** Answers as the server does, without a connection; `Response.error()` stands for a dropped connection. */
  readonly fetch: FetchHandler;
  /** Refuses new requests with 503, delivers everything that was accepted, then stops listening. */
  readonly close: () => Promise<void>;
};

const DEFAULTS = {
  port: 0,
  rateLimit: { requests: 100, seconds: 1 },
  sendingMs: 25,
  inboxSize: 1000,
  inboxBytes: 64_000_000,
  queueSize: 10_000,
  clock: systemClock,
} as const;

/**
 * Starts a server of any API on 127.0.0.1. Throws a UserError where the API's description has what the sandbox cannot
 * judge.
 */
export const startSandboxOf = async <Own extends Operations>(
  {
    api,
    behaviour,
  }: { readonly api: Api & { readonly operations: Own }; readonly behaviour: Behaviour<Own> },
  options: SandboxOptions = {},
): Promise<Sandbox> => {
  const settings = { key: exampleKey(api), ...DEFAULTS, ...options };
  const { key, clock, rateLimit, port, wrap } = settings;
  const inbox = createInbox({ size: settings.inboxSize, bytes: settings.inboxBytes, clock });
  const outbox = createOutbox({ clock, sendingMs: settings.sendingMs, capacity: settings.queueSize });
  const stopping = new AbortController();
  const tools = { inbox, outbox, clock, slowMs: options.slowMs, stopping: stopping.signal };
  const acts = behaviour.act(buildTools(tools));
  const limiter = rateLimit === false ? undefined : await createRateLimiter(rateLimit, options.redisUrl);
  const refuse = buildRefuse(behaviour);
  const start = async () => {
    const app = buildApp({
      api,
      acts,
      judging: { key, limiter, isStopping: () => stopping.signal.aborted, refuse },
      inboxRoutes: buildInboxRoutes({ inbox, stopping: stopping.signal, reset: acts.reset }),
    });
    const handle: FetchHandler = (request) =>
      isLoopbackUrl(request.url) ? app.fetch(request) : refuseForeignHost();
    const fetch = wrap?.(handle) ?? handle;
    const parts = { handle: fetch, refuse, port, stopping: stopping.signal, readsAlone: wrap === undefined };
    return { fetch, ...(await serve(parts)) };
  };
  const { fetch, origin, close } = await start().catch((error: unknown) => {
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
