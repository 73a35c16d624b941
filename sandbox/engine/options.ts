import type { Clock } from '../inbox/clock.ts';

/** So many requests of one key in each window of so many seconds. */
export type RateLimit = { readonly requests: number; readonly seconds: number };

/** Answers a request; `Response.error()` closes the connection without an answer. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

export type SandboxOptions = {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** The one secret key that opens the API; by default the example of the API's description. */
  readonly key?: string;
  /** `false` for none; by default 100 requests in a second. */
  readonly rateLimit?: RateLimit | false;
  /** `redis://…`: several sandboxes share one limit. Without it each counts in its own memory. */
  readonly redisUrl?: string;
  /** How long a message takes to be sent, in milliseconds; 25 by default. */
  readonly sendingMs?: number;
  /** How long an answer that is slow on purpose takes, in milliseconds; as documented by default. */
  readonly slowMs?: number;
  /** How many messages the inbox keeps, the newest; 1,000 by default. */
  readonly inboxSize?: number;
  /** How many bytes of messages the inbox keeps, as JSON in UTF-8; 64 MB by default. The oldest go first. */
  readonly inboxBytes?: number;
  /** How many messages can wait to be sent, 10,000 by default; a request beyond that is answered with 503. */
  readonly queueSize?: number;
  readonly clock?: Clock;
  /**
   * Stands around everything that is answered: may change a request, a response, or answer itself. For tests that need
   * a server with a fault in it; no flag and no request reaches it.
   */
  readonly wrap?: (handle: FetchHandler) => FetchHandler;
};
