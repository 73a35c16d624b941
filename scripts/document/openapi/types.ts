import type { OpenApiGeneratorV31, RouteConfig } from '@asteasolutions/zod-to-openapi';

/** An OpenAPI 3.1 document, https://spec.openapis.org/oas/v3.1.1#openapi-object */
export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** A Path Item's operation with its method and path, as zod-to-openapi takes it. */
export type Route = RouteConfig;

/** A schema in the 2020-12 dialect, https://json-schema.org/draft/2020-12/json-schema-core */
export type JsonSchema = { [keyword: string]: unknown };

export const JSON_SCHEMA_DIALECT = 'https://json-schema.org/draft/2020-12/schema';

export const SCHEMA_REF = '#/components/schemas/';
