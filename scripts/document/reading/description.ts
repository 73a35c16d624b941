import type { JsonSchema, SchemaRef, Validator } from './validator.ts';

export type { SchemaRef };

/** What the project reads of an OpenAPI 3.1 document, https://spec.openapis.org/oas/v3.1.1 */
export type ApiDescription = Info & {
  /** The document itself, in one piece: every `$ref` of it begins with `#`. */
  readonly document: JsonSchema;
  /** Never called unless a person names the server. */
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** Parts of the document that the suite does not test, found while reading it. */
  readonly notCovered: readonly NotCovered[];
};

/** A description with a validator for its values. */
export type Contract = ApiDescription & { readonly validator: Validator };

/** https://spec.openapis.org/oas/v3.1.1#info-object */
export type Info = {
  readonly title: string;
  readonly version: string;
  /** The title where the document has none. */
  readonly summary: string;
  /** `x-package-name`: what the packages of the API are named after. */
  readonly packageName: string | undefined;
};

/** https://spec.openapis.org/oas/v3.1.1#server-object */
export type Server = {
  /** With `{name}` for each variable; may be relative. */
  readonly url: string;
  /** The values of each variable that lists its values. Other variables may have any value. */
  readonly variables: ReadonlyMap<string, readonly string[]>;
};

export type NotCovered = { readonly what: string; readonly reason: string };

/** In this type and those below, `at` is the place in the document, as a JSON pointer that begins with `#`. */
export type Operation = {
  readonly at: string;
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary: string;
  /** Markdown, as every description is. */
  readonly description: string;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  /** Required parameters that are not among `parameters`, because nothing here can write them. */
  readonly unwritten: readonly Pick<Parameter, 'name' | 'in'>[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** Any of these requirements is enough; each lists schemes that are needed together. Empty: public. */
  readonly security: readonly (readonly string[])[];
  /** Whether a repeat of the same request changes nothing. */
  readonly repeatable: boolean;
  /** Whether the document states this (`x-retry-safe`), whatever the method: a client may then repeat the request. */
  readonly retrySafe: boolean;
};

export type Parameter = ParameterForm & {
  readonly at: string;
  readonly description: string;
  readonly required: boolean;
  readonly examples: readonly Example[];
  /** The first example of the parameter, otherwise of its schema; undefined where there is none. */
  readonly example: unknown;
};

/** What is needed to read the text of a parameter or header. */
export type ParameterForm = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly style: string;
  readonly explode: boolean;
  readonly schema: SchemaRef;
};

export type RequestBody = { readonly required: boolean; readonly media: readonly Media[] };

export type Response = {
  readonly at: string;
  readonly description: string;
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** The document only assumes the body (`x-assumed`): another body is drift. */
  readonly assumed: boolean;
  readonly headers: readonly Header[];
  readonly media: readonly Media[];
};

export type Header = { readonly name: string; readonly required: boolean; readonly schema: SchemaRef };

export type Media = {
  readonly at: string;
  /** Lower case, without parameters. */
  readonly type: string;
  readonly schema: SchemaRef | undefined;
  readonly examples: readonly Example[];
};

/** `status`: the answer of a server that knows the document's test values (`x-expect-status`). */
export type Example = {
  readonly name: string;
  readonly value: unknown;
  readonly status: number | undefined;
};

export type Scheme = {
  readonly at: string;
  readonly name: string;
  readonly description: string;
  readonly in: 'header' | 'query' | 'cookie';
  readonly key: string;
  /** The text before the credential in its header: `Bearer `; `Basic ` where the credential is sent as Base64. */
  readonly prefix: string;
  /** The example of a credential in the document. Mocks accept it. */
  readonly example: string | undefined;
};

/** `POST /send-message`, as titles and reports name an operation. */
export const nameOperation = ({ method, path }: Operation): string => `${method} ${path}`;

/** The documented response of a status: the exact one, then its range, then the default. */
export const findResponse = (operation: Operation, status: number): Response | undefined =>
  [String(status), `${String(status)[0]}XX`, 'default']
    .map((key) => operation.responses.find((response) => response.status === key))
    .find((response) => response !== undefined);

/** The exact statuses that an operation documents. */
export const listStatuses = ({ responses }: Operation): number[] =>
  responses.map(({ status }) => Number(status)).filter(Number.isInteger);

export { isSuccess } from '../../lib/is-success.ts';
