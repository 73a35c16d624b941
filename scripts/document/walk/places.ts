import type { z } from 'zod';
import type { Api, Body, Operation, Response } from '../../../schemas/definition.ts';

/** One schema of an API and where it stands. Bodies are named components, the rest is written in place. */
export type Place = {
  /** From the operation inwards: `['sendMessage', 'body']`, `['listBooks', 'query']`, `['listBooks', '200']`. */
  readonly path: readonly string[];
  readonly schema: z.ZodType;
  /** From the API's type to the schema's, as TypeScript's indexed access. */
  readonly type: string;
  readonly kind: 'body' | 'parameters';
  /** Present where `kind` is `body`. */
  readonly body?: Body;
};

export const hasContent = (response: Response): response is Response & Body => 'schema' in response;

/** Every schema that the API names, operation by operation, requests before responses. */
export const listPlaces = (api: Api): Place[] =>
  Object.entries(api.operations).flatMap(([id, operation]) => [
    ...requestPlaces(id, operation),
    ...responsePlaces(id, operation),
  ]);

const requestPlaces = (id: string, { request }: Operation): Place[] => [
  ...(['path', 'query', 'header'] as const).flatMap((location) =>
    parametersPlace([id, location], typeOf(id, 'request', location), request[location]),
  ),
  ...(request.body ? [bodyPlace([id, 'body'], typeOf(id, 'request', 'body'), request.body)] : []),
];

const responsePlaces = (id: string, { responses }: Operation): Place[] =>
  Object.entries(responses).flatMap(([status, response]) => [
    ...parametersPlace(
      [id, status, 'headers'],
      typeOf(id, 'responses', Number(status), 'headers'),
      response.headers,
    ),
    ...(hasContent(response)
      ? [bodyPlace([id, status], typeOf(id, 'responses', Number(status)), response)]
      : []),
  ]);

const typeOf = (...keys: (string | number)[]): string =>
  ['operations', ...keys].map((key) => `[${JSON.stringify(key)}]`).join('');

const bodyPlace = (path: string[], type: string, body: Body): Place => ({
  path,
  schema: body.schema,
  type: `${type}["schema"]`,
  kind: 'body',
  body,
});

const parametersPlace = (path: string[], type: string, schema: z.ZodObject | undefined): Place[] =>
  schema ? [{ path, schema, type, kind: 'parameters' }] : [];
