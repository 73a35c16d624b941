import type { Api, Body, Example, Operation, Response } from '../../schemas/definition.ts';
import type { JsonSchemas } from './json-schemas.ts';
import { type Route, SCHEMA_REF } from './openapi/types.ts';
import { buildHeaders, buildParameters } from './parameters.ts';
import { EXTENSIONS } from './reading/extensions.ts';
import { hasContent } from './walk/places.ts';

/** https://spec.openapis.org/oas/v3.1.1#operation-object */
export const buildOperation = (api: Api, id: string, operation: Operation, schemas: JsonSchemas): Route => {
  const parameters = buildParameters(id, operation, schemas);
  const { body } = operation.request;
  return {
    method: operation.method,
    path: operation.path,
    operationId: id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    ...(operation.retrySafe && { [EXTENSIONS.retrySafe]: true }),
    security: buildSecurity(operation.security ?? api.security),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { description: body.description, content: buildContent(body), required: body.required },
    }),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        buildResponse([id, status, 'headers'], response, schemas),
      ]),
    ),
  };
};

/** All of the schemes together, https://spec.openapis.org/oas/v3.1.1#security-requirement-object */
const buildSecurity = (names: readonly string[]): Record<string, string[]>[] =>
  names.length === 0 ? [] : [Object.fromEntries(names.map((name) => [name, []]))];

const buildResponse = (path: readonly string[], response: Response, schemas: JsonSchemas) => {
  const headers = buildHeaders(path, response.headers, schemas);
  return {
    description: response.description,
    ...(response.assumed && { [EXTENSIONS.assumed]: true }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(hasContent(response) && { content: buildContent(response) }),
  };
};

/** https://spec.openapis.org/oas/v3.1.1#media-type-object */
const buildContent = ({ mediaType = 'application/json', schema, examples }: Body) => ({
  [mediaType]: {
    schema: { $ref: `${SCHEMA_REF}${schema.meta()?.id}` },
    examples: Object.fromEntries(
      Object.entries(examples).map(([name, example]) => [name, buildExample(example)]),
    ),
  },
});

/** https://spec.openapis.org/oas/v3.1.1#example-object */
const buildExample = ({ summary, value, expectStatus }: Example) => ({
  summary,
  ...(expectStatus !== undefined && { [EXTENSIONS.expectStatus]: expectStatus }),
  value,
});
