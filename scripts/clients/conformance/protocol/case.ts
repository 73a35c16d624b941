import { z } from 'zod';

/** What a case may need of a client or of its language, beyond one call that is answered. */
export const NEEDS = {
  concurrency: 'several calls at once with one client',
  abort: 'to end a call while its request is under way',
  'abort while waiting': 'to end a call while it waits for its next attempt',
  batch: 'to send many items, with a journal',
  certificates: 'to tell a refused certificate from a connection that broke',
  exceptions: 'a style that throws in place of results',
  headers: 'headers of the caller',
  hook: 'to report each attempt',
  'kept connections': 'to send the next request on the same connection',
  'lone surrogates': 'texts that may hold half of a surrogate pair',
  parameters: 'operations with parameters',
  'refused connections': 'to tell a connection that was refused from one that broke',
  'single sends': 'a runtime that repeats no request by itself',
  unions: 'values of several types in one place',
  'user agent': 'a user agent of its own',
} as const;

export type Need = keyof typeof NEEDS;

const need = z.enum(Object.keys(NEEDS) as [Need, ...Need[]]);

const range = z.tuple([z.number(), z.number()]);

/** What a server does with one request. The last step of a script is done again for all later requests. */
const step = z.strictObject({
  status: z.int().optional(),
  /** `{second}` is the URL of the second server, `{key}` the client's key, `{date+2}` the time in two seconds. */
  headers: z.record(z.string(), z.string()).optional(),
  /** JSON. */
  body: z.json().optional(),
  /**
   * In place of `body`: may hold `{key}`, `{key:json}` (the key with each letter as `\u…`), `{key:base64}`, `{key:url}`
   * and `{filler:<bytes>}`, a text of that length.
   */
  text: z.string().optional(),
  chunked: z.boolean().optional(),
  gzip: z.boolean().optional(),
  /** Milliseconds before the headers. */
  delay: z.number().optional(),
  /** Milliseconds between the headers and the body. */
  bodyDelay: z.number().optional(),
  /** The connection is cut before anything is sent, or in the middle of the body. */
  drop: z.enum(['before', 'body']).optional(),
});

const item = z.strictObject({ operation: z.string(), body: z.json().optional() });

const batch = z.strictObject({
  items: z.array(item).optional(),
  /** So many items in place of `items`; `{n}` in the body is the number of each, from 0. */
  repeat: z.strictObject({ times: z.int(), item }).optional(),
  concurrency: z.int().optional(),
  perSecond: z.number().optional(),
  /** After so many results the caller leaves the loop (`leave`), or throws in it (`throw`). */
  after: z.strictObject({ results: z.int(), do: z.enum(['leave', 'throw']) }).optional(),
  /** Runs the batch a second time, with the items that the journal does not know. */
  resume: z.boolean().optional(),
});

const options = z.strictObject({
  timeout: z.number().optional(),
  retries: z.int().optional(),
  maxResponseBytes: z.int().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Milliseconds after which the caller aborts; 0 is before the call. */
  abortAfter: z.number().optional(),
  /** Milliseconds after the end of the first attempt, after which the caller aborts. */
  abortAfterAttempt: z.number().optional(),
  /** Calls that are made before, one after the other. */
  before: z.int().optional(),
  /** Calls that are made at once. */
  concurrent: z.int().optional(),
  /** What the caller's hook does, beside noting what it is told: throws, or gives a promise that rejects. */
  hook: z.enum(['throws', 'rejects']).optional(),
  /** `throw`: the call is made in the style that throws. */
  style: z.literal('throw').optional(),
});

const outcome = z.strictObject({
  ok: z.boolean().optional(),
  kind: z.string().optional(),
  outcome: z.enum(['not_accepted', 'unknown']).optional(),
  status: z.int().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  body: z.string().optional(),
  data: z.json().optional(),
  /** `null`: there is none. */
  retryAfter: z.number().nullable().optional(),
  attempts: z.int().optional(),
});

const wire = z.strictObject({
  method: z.string().optional(),
  /** With the query, as it was sent; one of these where there are several ways to write it. */
  path: z.union([z.string(), z.array(z.string())]).optional(),
  /** Whole values. `{key}` is the client's key. */
  headers: z.record(z.string(), z.string()).optional(),
  /** A JSON value. */
  body: z.json().optional(),
  /** The bytes as UTF-8, where they are to be these and no others. */
  bytes: z.string().optional(),
  /** The body is well-formed JSON. */
  json: z.boolean().optional(),
  /** How the header `user-agent` begins. */
  userAgent: z.string().optional(),
});

const expectation = outcome.extend({
  /** The client cannot be made (`client`), or the call refuses its arguments before it sends anything (`call`). */
  throws: z.enum(['client', 'call']).optional(),
  /** The longest body that a failure keeps, in characters. */
  longestBody: z.int().optional(),
  /** Milliseconds of the call, by the client's own clock. */
  ms: range.optional(),
  /** How many requests arrived at the server. */
  requests: z.union([z.int(), range]).optional(),
  /** On how many connections. */
  connections: z.union([z.int(), range]).optional(),
  /** Milliseconds at the server from the end of a response to the arrival of the next request. */
  gaps: z.array(range).optional(),
  /** Milliseconds at the server from the arrival of the last request until the client cut the connection. */
  cut: range.optional(),
  /** Milliseconds at the server from the first arrival to the last. */
  span: range.optional(),
  /** What arrived, in this order. */
  wire: z.array(wire).optional(),
  /** What the client's hook was told, one entry for each attempt. */
  hook: z
    .array(
      z.strictObject({
        attempt: z.int().optional(),
        status: z.int().nullable().optional(),
        kind: z.string().nullable().optional(),
        /** Whether another attempt follows. */
        waits: z.boolean().optional(),
        /** Milliseconds of the attempt. */
        ms: range.optional(),
      }),
    )
    .optional(),
  /** Of the runs of a case with `copies`, for each wait between attempts: the bounds of all, and the least difference. */
  backoff: z.array(z.strictObject({ most: z.number(), reaches: z.number(), spread: z.number() })).optional(),
  /** Each of these is in what the language prints. */
  prints: z.array(z.string()).optional(),
  batch: z
    .strictObject({
      /** Outcomes of the items, by their number; each one of them as `all` says where it has no row of its own. */
      all: outcome.optional(),
      items: z.record(z.string(), outcome).optional(),
      /** How many results the caller's loop is given. */
      results: z.union([z.int(), range]).optional(),
      /** Each item begins once in the journal and ends once, and arrives at the server at most once. */
      journalled: z.boolean().optional(),
      /** No more requests than this arrive in any second, with a tolerance of a half: some come in late and together. */
      perSecond: z.number().optional(),
      /** After a response with this status no request arrives for so many milliseconds. */
      quiet: z.strictObject({ after: z.int(), ms: z.number() }).optional(),
    })
    .optional(),
});

const testCase = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  needs: z.array(need).optional(),
  operation: z.string().optional(),
  /** By their names. */
  parameters: z.record(z.string(), z.json()).optional(),
  body: z.json().optional(),
  /** Of the client, in place of the table's. */
  key: z.string().optional(),
  /**
   * Where the client is sent in place of the common server. `alone`: a server of its own, whose connections no other case
   * uses. `closed`: nothing listens there. `unknown host`: a name that has no address. `untrusted`: TLS with a certificate that nobody has signed. `plain`: TLS to a server without.
   */
  server: z.enum(['alone', 'closed', 'unknown host', 'untrusted', 'plain']).optional(),
  /** The base URL as it is, where it cannot be one. */
  baseUrl: z.string().optional(),
  options: options.optional(),
  batch: batch.optional(),
  script: z.array(step),
  /** The case is run so many times at once; `backoff` compares the runs, all else is expected of each. */
  copies: z.int().optional(),
  expect: expectation,
});

const table = z.strictObject({
  /** What every client has to send in each request, and nothing beyond the usual headers. */
  credential: z.strictObject({
    /** The name of the security scheme. */
    scheme: z.string(),
    header: z.string(),
    /** Before the key. */
    prefix: z.string(),
  }),
  cases: z.array(testCase),
});

export type Step = z.infer<typeof step>;
export type Outcome = z.infer<typeof outcome>;
export type Expectation = z.infer<typeof expectation>;
export type WireExpectation = z.infer<typeof wire>;
export type Case = z.infer<typeof testCase>;
export type Credential = z.infer<typeof table>['credential'];

/** Throws where a case is not one. */
export const parseTable = (json: unknown): z.infer<typeof table> => table.parse(json);
