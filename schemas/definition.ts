import type { z } from 'zod';

/**
 * What an HTTP API is, as data. Everything outside `schemas/` takes a value of this type and knows nothing
 * else about the API. Names follow the OpenAPI Specification, https://spec.openapis.org/oas/v3.1.1
 */
export type Api<Id extends string = string> = {
  /** Kebab-case. Packages, folders and user agents are named after it. */
  readonly name: string;
  readonly info: Info;
  readonly servers: readonly Server[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** Names of the schemes that every operation requires, all of them together. */
  readonly security: readonly string[];
  readonly tags: readonly Tag[];
  /** Keyed by operation id, in the order of the document. */
  readonly operations: Readonly<Record<Id, Operation>>;
};

export type Info = {
  readonly title: string;
  /** Of the description, not of the server: semantic versioning. */
  readonly version: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly contact?: { readonly name: string; readonly url?: string; readonly email?: string };
  readonly license?: { readonly name: string; readonly identifier?: string; readonly url?: string };
};

export type Server = { readonly url: string; readonly description: string };

export type Tag = { readonly name: string; readonly description: string };

export type SecurityScheme = {
  /** Markdown: where a credential comes from and how it is sent. */
  readonly description: string;
  /** An example of a credential; it must open nothing. */
  readonly example: string;
} & (
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly type: 'http'; readonly scheme: 'bearer' | 'basic' }
);

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

export type Operation = {
  readonly method: Method;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  /** The name of one of the API's tags. */
  readonly tag: string;
  /** Sentence case, no full stop. */
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  /** True where a repeat of the same request changes nothing: a client may then repeat it by itself. */
  readonly retrySafe: boolean;
  /** Names of security schemes where they differ from the API's own; an empty list is a public operation. */
  readonly security?: readonly string[];
  readonly request: Request;
  /** Keyed by status code. */
  readonly responses: Readonly<Record<number, Response>>;
};

export type Request = {
  /** Each property is a parameter. Schemas describe values after they were read from their text form. */
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly header?: z.ZodObject;
  readonly body?: Body & { readonly required: boolean };
};

/** `schema` has an id (`.meta({ id })`): it becomes a component of that name. */
export type Body = {
  readonly description: string;
  /** `application/json` unless said otherwise. */
  readonly mediaType?: string;
  readonly schema: z.ZodType;
  /** At least one. The first is the one that a mock answers with. */
  readonly examples: Examples;
};

/** A response without content has no schema and no examples. */
export type Response = (Body | { readonly description: string }) & {
  readonly headers?: z.ZodObject;
  /** True where the provider documents the status and not its body: a server that differs is drift, not a failure. */
  readonly assumed?: boolean;
};

/** Keyed by a name that is unique within its operation, letters and digits in camelCase. */
export type Examples = Readonly<Record<string, Example>>;

export type Example = {
  readonly summary: string;
  readonly value: unknown;
  /**
   * Of a request: the status that a server which knows the API's test values answers it with, where not a success.
   * 0 where it closes the connection without an answer.
   */
  readonly expectStatus?: number;
};
