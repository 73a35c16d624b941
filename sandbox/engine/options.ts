import type { Clock } from '../inbox/clock.ts';

/** How many requests one key may send in each window of `seconds`. */
export type RateLimit = { readonly requests: number; readonly seconds: number };

/** Answers a request; `Response.error()` closes the connection without an answer. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

export type SandboxOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The only key that the sandbox accepts; by default the example in the API's description. */
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
   * Wraps the handler of all requests: it may change a request or a response, or answer itself. For tests that need a
   * server with a fault; no flag sets it.
   */
  readonly wrap?: (handle: FetchHandler) => FetchHandler;
};
