/** What a server does with one request. The last step is repeated for all later requests. */
export type Step = {
  readonly status?: number;
  /** `{second}` is the URL of the second server, `{key}` the client's key, `{date+2}` the time two seconds on. */
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; or else `text`, which may hold `{key}`. */
  readonly body?: unknown;
  readonly text?: string;
  readonly chunked?: boolean;
  /** Milliseconds before the headers. */
  readonly delay?: number;
  /** Milliseconds between the headers and the body. */
  readonly bodyDelay?: number;
  /** The connection is cut before anything is sent, or in the middle of the body. */
  readonly drop?: 'before' | 'body';
};

export type CaseOptions = {
  readonly timeout?: number;
  readonly retries?: number;
  /** Milliseconds after which the caller aborts; 0 is before the call. */
  readonly abortAfter?: number;
  /** Milliseconds after the end of the first attempt, after which the caller aborts. */
  readonly abortAfterAttempt?: number;
  /** Calls that are made before, one after the other, so that there is a connection that was kept open. */
  readonly before?: number;
  /** Calls that are made at once. */
  readonly concurrent?: number;
  readonly key?: string;
  /** `closed`: nothing listens where the client is sent. */
  readonly server?: 'closed';
};

export type Expectation = {
  readonly ok?: boolean;
  readonly kind?: string;
  readonly outcome?: string;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly body?: string;
  readonly data?: unknown;
  readonly retryAfter?: number;
  readonly attempts?: number;
  /** Creating the client throws. */
  readonly throws?: boolean;
  readonly minMs?: number;
  readonly maxMs?: number;
  /** How many requests arrived, at the server and at the second server. */
  readonly requests?: number;
  readonly second?: number;
  /** What arrived; a part that is left out may be anything. `json`: whether the body is well-formed JSON. */
  readonly wire?: readonly WireExpectation[];
};

export type WireExpectation = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly json?: boolean;
};

export type Case = {
  readonly id: string;
  readonly operation: string;
  readonly input: unknown;
  readonly options?: CaseOptions;
  readonly script: readonly Step[];
  readonly expect: Expectation;
};

/** What a runner is given for each case; each case has a URL of its own. */
export type Task = Pick<Case, 'id' | 'operation' | 'input'> & {
  readonly url: string;
  readonly key: string;
  readonly options: CaseOptions;
};

/** One line of a runner's output. `printed` contains every string form that the language has for results and errors. */
export type Report = {
  readonly id: string;
  readonly throws?: boolean;
  readonly ms?: number;
  readonly results?: readonly Omit<Expectation, 'wire'>[];
  readonly printed: string;
};

export const KEY = 'kunci-rahasia-7391';
