/** What a document says, as far as the client needs it to make requests and to judge responses. */
export type Definition = {
  /** The name of the package and its version. */
  readonly agent: string;
  readonly baseUrl: string;
  /** The options of `createClient` that give the credentials. */
  readonly credentials: readonly string[];
  readonly authorize: Authorize;
  /** In the order in which they are tried. */
  readonly errors: readonly ReadError[];
  /** What a 429 may say besides. */
  readonly refusals: readonly ReadError[];
  readonly operations: Readonly<Record<string, Operation>>;
};

/** Writes the credentials into the headers of a request and gives its URL, with those that belong there. */
export type Authorize = (
  keys: Readonly<Record<string, unknown>>,
  headers: Record<string, string>,
  url: string,
) => string;

/** The data of a success, or false where the body is not what is documented. `body` is any JSON, or undefined. */
export type ReadSuccess = (body: unknown, status: number) => { readonly data: unknown } | false;

/** What an error says, or false where the body is not what is documented. */
export type ReadError = (
  body: unknown,
) => { readonly kind: 'api'; readonly code: string; readonly message?: string } | false;

/** By their names. */
export type Values = Readonly<Record<string, unknown>>;

/** The URL of a request and the headers that its parameters give. */
export type WriteParameters = (
  baseUrl: string,
  path: string,
  values: Values,
) => { readonly url: string; readonly headers: Record<string, string> };

export type Operation = {
  readonly method: string;
  readonly path: string;
  /** A repeat changes nothing. */
  readonly retrySafe?: boolean;
  /** Only where the operation has any: what writes parameters is in no bundle that does not need it. */
  readonly parameters?: WriteParameters;
  readonly body?: boolean;
  /** Which of 408, 409 and 425 are documented: other servers give them after the request was accepted. */
  readonly refused?: readonly number[];
  /** Instead of the definition's. */
  readonly authorize?: Authorize;
  readonly success: readonly ReadSuccess[];
};
