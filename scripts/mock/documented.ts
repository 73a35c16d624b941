import { type JsonSchema, METHODS, type OpenApiDocument } from '../document/openapi.ts';

/** As much of an operation of the document as the front needs to judge a request and to answer with an example. */
export type DocumentedOperation = {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** With `{name}` for each path parameter, without the server's base path. */
  readonly path: string;
  /** Any one of these is enough; each names the schemes that it needs together. None at all: public. */
  readonly security: readonly (readonly string[])[];
  /** The schemas of the request body by media type; undefined where the operation has none. */
  readonly body: ReadonlyMap<string, JsonSchema> | undefined;
  readonly responses: ReadonlyMap<number, DocumentedResponse>;
};

export type DocumentedResponse = {
  readonly mediaType: string | undefined;
  readonly examples: ReadonlyMap<string, unknown>;
};

type Media = { schema?: JsonSchema; examples?: Record<string, { value: unknown }> };
type Content = { content?: Record<string, Media> };
type RawOperation = {
  operationId: string;
  security?: Record<string, string[]>[];
  requestBody?: Content;
  responses: Record<string, Content>;
};

export const listOperations = (document: OpenApiDocument): DocumentedOperation[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      // the document is this project's own: its operations have ids, and only schemas are references
      const operation = item[method] as RawOperation | undefined;
      return operation ? [readOperation(method, path, operation)] : [];
    }),
  );

const readOperation = (method: string, path: string, operation: RawOperation): DocumentedOperation => ({
  id: operation.operationId,
  method: method.toUpperCase(),
  path,
  security: (operation.security ?? []).map((requirement) => Object.keys(requirement)),
  body: operation.requestBody && readBodySchemas(operation.requestBody),
  responses: new Map(
    Object.entries(operation.responses).map(([status, response]) => [Number(status), readResponse(response)]),
  ),
});

const readBodySchemas = ({ content = {} }: Content): Map<string, JsonSchema> =>
  new Map(Object.entries(content).map(([mediaType, { schema = {} }]) => [mediaType, schema]));

const readResponse = ({ content = {} }: Content): DocumentedResponse => {
  const [mediaType, media] = Object.entries(content)[0] ?? [];
  const examples = Object.entries(media?.examples ?? {});
  return { mediaType, examples: new Map(examples.map(([name, { value }]) => [name, value])) };
};
