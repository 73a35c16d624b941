import type { z } from 'zod';
import type { Api, Operation } from '../../schemas/definition.ts';
import type { Draft } from '../inbox/inbox.ts';

export type Operations = Api['operations'];

/**
 * What a sandbox needs to know beyond the description of its API: what its refusals look like, and what its operations
 * do. `Own` is the type of the API's operations: with it a forgotten handler is a compile error.
 */
export type Behaviour<Own extends Operations> = {
  readonly refusals: Readonly<Record<RefusalName, Refusal>>;
  /** The body of a refusal, with a sentence about what is wrong with this request in place of its own. */
  readonly withMessage: (body: unknown, message: string) => unknown;
  /** Called once for each sandbox: what it closes over is the state of that sandbox. */
  readonly act: (tools: Tools) => Acts<Own>;
};

/** In the order of judgement. */
export type RefusalName =
  | 'noRoute'
  | 'stopping'
  | 'badKey'
  | 'rateLimited'
  /** The body cannot be read as JSON. */
  | 'unreadable'
  /** The body or a parameter does not fit its schema. */
  | 'invalid'
  | 'queueFull'
  /** The sandbox itself has a fault. */
  | 'fault';

export type Refusal = { readonly status: number; readonly body: unknown };

export type Tools = {
  /**
   * Accepts a message and sends it now or, with `queued`, later. Resolves to its id when the request can be answered;
   * rejects with a `QueueFullError`, which becomes the refusal `queueFull`.
   */
  readonly send: (draft: Draft, options: { readonly queued: boolean | undefined }) => Promise<string>;
  /** Resolves after so many milliseconds, or when the sandbox stops. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

export type Acts<Own extends Operations> = {
  /** What each operation does with a valid request. */
  readonly handlers: { readonly [Id in keyof Own]: Handler<Own[Id]> };
  /** Called in place of every handler: it may call the handler, delay its answer, or answer itself. */
  readonly around?: (visit: Visit<Own>) => unknown;
  /** Called when the inbox is emptied: removes the state that earlier tests have left. */
  readonly reset?: () => void;
};

/**
 * Returns the body of the documented success, or a whole Response. `Response.error()` closes the connection without an
 * answer.
 */
export type Handler<Own extends Operation> = (
  input: Input<Own>,
) => Success<Own> | Response | Promise<Success<Own> | Response>;

/** What the schemas made of a valid request; undefined where the operation has no such part. */
export type Input<Own extends Operation> = {
  readonly path: Group<Own['request'], 'path'>;
  readonly query: Group<Own['request'], 'query'>;
  readonly header: Group<Own['request'], 'header'>;
  readonly body: Body<Own['request']>;
};

export type Visit<Own extends Operations> = {
  readonly id: keyof Own;
  readonly input: Input<Own[keyof Own]>;
  /** Calls the handler and returns its result. */
  readonly proceed: () => unknown;
};

type Group<Request, Name extends string> = Request extends { readonly [Key in Name]: infer Schema }
  ? Schema extends z.ZodType
    ? z.output<Schema>
    : undefined
  : undefined;

type Body<Request> = Request extends {
  readonly body: { readonly schema: infer Schema extends z.ZodType; readonly required: infer Required };
}
  ? z.output<Schema> | (Required extends true ? never : undefined)
  : undefined;

type Success<Own extends Operation> = {
  [Status in keyof Own['responses']]: Status extends number
    ? `${Status}` extends `2${string}`
      ? Content<Own['responses'][Status]>
      : never
    : never;
}[keyof Own['responses']];

type Content<Response> = Response extends { readonly schema: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : undefined;
