import type { JsonSchema, OpenApiDocument } from '../../document/openapi/types.ts';
import { SCHEMA_REF } from '../../document/openapi/types.ts';
import { UserError } from '../../lib/user-error.ts';

export type ParameterModel = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  /** Undefined where the schema gives none. */
  readonly example: unknown;
};

export type OperationModel = {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** Sentence case, no full stop. */
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  /** A repeat changes nothing. */
  readonly retrySafe: boolean;
  readonly parameters: readonly ParameterModel[];
  readonly body?: { readonly schema: string; readonly required: boolean; readonly example: unknown };
  /** Names of the security schemes that it needs. */
  readonly schemes: readonly string[];
  /** Every documented status and the component of its body; null where it has no content. */
  readonly responses: readonly { readonly status: number; readonly schema: string | null }[];
};

type Content = Record<string, { schema: JsonSchema; examples?: Record<string, { value: unknown }> }>;

/** An operation as this project's document writes it: nothing by reference, no alternatives of security. */
type DocumentedOperation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly 'x-retry-safe'?: boolean;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters?: readonly (Omit<ParameterModel, 'required' | 'example'> & {
    required?: boolean;
    schema: { examples?: unknown[] };
  })[];
  readonly requestBody?: { content: Content; required: boolean };
  readonly responses: Readonly<Record<string, { content?: Content }>>;
};

/** Throws a UserError where a client could not express an operation. */
export const buildOperations = (document: OpenApiDocument): OperationModel[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, DocumentedOperation>).map(([method, operation]) =>
      buildOperation(path, method, operation),
    ),
  );

const buildOperation = (path: string, method: string, operation: DocumentedOperation): OperationModel => {
  const { operationId: id, summary, description, requestBody, responses } = operation;
  const body = requestBody && readContent(`${id} › body`, requestBody.content);
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary,
    description,
    retrySafe: operation['x-retry-safe'] === true,
    parameters: checkParameters(
      id,
      (operation.parameters ?? []).map(({ name, in: place, required = false, description, schema }) => ({
        name,
        in: place,
        required,
        description,
        example: schema.examples?.[0],
      })),
      body !== undefined,
    ),
    ...(body && { body: { ...body, required: requestBody.required } }),
    schemes: operation.security.flatMap((requirement) => Object.keys(requirement)),
    responses: Object.entries(responses).map(([status, { content }]) => ({
      status: Number(status),
      schema: content ? readContent(`${id} › ${status}`, content).schema : null,
    })),
  };
};

const readContent = (place: string, content: Content): { schema: string; example: unknown } => {
  const [[mediaType, media] = []] = Object.entries(content);
  if (media === undefined || mediaType !== 'application/json') {
    throw new UserError(
      `${place}: a client cannot read or write \`${mediaType}\`. Use \`application/json\`.`,
    );
  }
  const [example] = Object.values(media.examples ?? {});
  return { schema: String(media.schema.$ref).slice(SCHEMA_REF.length), example: example?.value };
};

/** Parameters share one object with each other, and with `body`. */
const checkParameters = (id: string, parameters: ParameterModel[], hasBody: boolean): ParameterModel[] => {
  const names = [...(hasBody ? ['body'] : []), ...parameters.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UserError(
      `${id}: a client has one argument and two meanings of \`${twice}\` in it. Rename one.`,
    );
  }
  return parameters;
};
