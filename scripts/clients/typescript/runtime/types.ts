/**
 * Whether the server can have accepted the request, which is whether a repeat can do the same thing twice:
 * `not_accepted` means that it has not, so that a repeat is safe; `unknown` means that it may have.
 */
export type Outcome = 'not_accepted' | 'unknown';

export type Success<Data> = {
  readonly ok: true;
  readonly data: Data;
  readonly status: number;
  /** The name of the method that was called. */
  readonly operation: string;
  /** How many requests were made. */
  readonly attempts: number;
  /** Of the response. Not enumerable: logs and JSON leave it out. */
  readonly headers: Headers;
};

type FailureFields = {
  readonly ok: false;
  readonly outcome: Outcome;
  /** What went wrong, for people to read. */
  readonly message: string;
  /** The name of the method that was called. */
  readonly operation: string;
  /** How many requests were made. */
  readonly attempts: number;
};

type ResponseFields = {
  readonly status: number;
  /** Seconds, at most a day; undefined where the server does not say, or names a moment that has passed. */
  readonly retryAfter: number | undefined;
  /** Of the response. Not enumerable: logs and JSON leave it out. */
  readonly headers: Headers;
};

/** The server answered with a documented error. `message` is its own. */
export type ApiFailure<Code extends string> = FailureFields &
  ResponseFields & { readonly kind: 'api'; readonly code: Code };

/** The server refused the request because there were too many, and so did the repeats. */
export type RateLimitFailure = FailureFields & ResponseFields & { readonly kind: 'rate_limit' };

/**
 * An error whose body is not the API's: a proxy's page, a redirect (which is never followed), an empty 503. `body` has
 * its first 10,000 characters.
 */
export type HttpFailure = FailureFields & ResponseFields & { readonly kind: 'http'; readonly body: string };

/** A 2xx whose body is not what is documented: HTML, empty, too large, without its data. `body` is cut likewise. */
export type InvalidResponseFailure = FailureFields &
  ResponseFields & { readonly kind: 'invalid_response'; readonly body: string };

/** No whole response: the deadline passed, the connection failed, or the caller's signal was aborted. */
export type NoResponseFailure = FailureFields & { readonly kind: 'timeout' | 'network' | 'aborted' };

export type Failure<Code extends string = string> =
  | ApiFailure<Code>
  | RateLimitFailure
  | HttpFailure
  | InvalidResponseFailure
  | NoResponseFailure;

/** What every method resolves to. `ok` tells the two apart, and `kind` the failures. */
export type Result<Data, Code extends string = string> = Success<Data> | Failure<Code>;

/** One request of a call and what came of it. */
export type Attempt = {
  readonly operation: string;
  /** From 1. */
  readonly attempt: number;
  /** Undefined where there was no response. */
  readonly status: number | undefined;
  /** Undefined where it succeeded. */
  readonly kind: Failure['kind'] | undefined;
  /** Milliseconds until the next attempt; undefined after the last one. */
  readonly wait: number | undefined;
  /** Milliseconds that it took, with its body. */
  readonly duration: number;
  /** By which the server's people find it: `x-request-id` of its response, or a header like it. */
  readonly requestId: string | undefined;
};

type Log = (message: string, attempt: Attempt) => unknown;

/**
 * Called after every request: `debug` after a success, `info` where it is repeated, `warn` where it has failed and was
 * not accepted, `error` where it may have been. `console` is such a logger. Never is a credential or a phone number told.
 */
export type Logger = {
  readonly debug?: Log | undefined;
  readonly info?: Log | undefined;
  readonly warn?: Log | undefined;
  readonly error?: Log | undefined;
};

/** What a program says of itself in the header `User-Agent`. */
export type AppInfo = { readonly name: string; readonly version?: string | undefined };

/** Headers to add. Not those of credentials, of the content, of the host and of the connection. */
export type ExtraHeaders = Readonly<Record<string, string | undefined>>;

export type CallOptions = {
  /** Milliseconds for the whole call: all attempts, the waits between them, and the body. */
  readonly timeout?: number | undefined;
  /** How many times a request may be repeated that cannot take effect twice. */
  readonly retries?: number | undefined;
  /** Ends the call at any moment, also while it waits. */
  readonly signal?: AbortSignal | undefined;
  /** Added to the client's. */
  readonly headers?: ExtraHeaders | undefined;
};

export type ClientOptions = {
  /** Instead of the API's own: absolute, http or https, without user, password, query and fragment. */
  readonly baseUrl?: string | undefined;
  /** Milliseconds for a whole call: all attempts, the waits between them, and the body. 60 000 unless given. */
  readonly timeout?: number | undefined;
  /** How many times a request may be repeated that cannot take effect twice. 2 unless given. */
  readonly retries?: number | undefined;
  /** How large the body of a response may be, after decompression. 1,000,000 unless given; what is more is not read. */
  readonly maxResponseBytes?: number | undefined;
  /** Instead of the global one. It is called with a URL, as text, and an init with the body as text, on Deno as a Blob. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Called after every request. What it returns, throws or rejects with is ignored. */
  readonly onAttempt?: ((attempt: Attempt) => unknown) | undefined;
  /** What it does is ignored. */
  readonly logger?: Logger | undefined;
  readonly headers?: ExtraHeaders | undefined;
  /** Added to the header `User-Agent`. */
  readonly appInfo?: AppInfo | undefined;
  /** A page gives its credentials to everybody who opens it: a browser is refused unless this is true. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
};
