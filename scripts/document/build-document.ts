import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type { Api, SecurityScheme } from '../../schemas/definition.ts';
import { checkApi } from './check-api.ts';
import { checkDepth } from './check-depth.ts';
import { checkExamples } from './check-examples.ts';
import { buildJsonSchemas } from './json-schemas.ts';
import { JSON_SCHEMA_DIALECT, type OpenApiDocument } from './openapi/types.ts';
import { buildOperation } from './operation.ts';
import { EXTENSIONS } from './reading/extensions.ts';
import { buildUnprovenSection } from './unproven-section.ts';

/**
 * The OpenAPI 3.1 document of an API; the same API gives the same document. Throws a DocumentError that names the
 * operation, the place and the remedy where the API has something that the document cannot express.
 *
 * zod-to-openapi assembles the document. It is given every schema as JSON Schema from Zod's own converter: of 209
 * constructs that were measured, zod-to-openapi's conversion silently changed the meaning of 117.
 */
export const buildDocument = (api: Api): OpenApiDocument => {
  checkApi(api);
  const schemas = buildJsonSchemas(api);
  checkExamples(api);
  const registry = new OpenAPIRegistry();
  for (const [name, schema] of Object.entries(schemas.components))
    registry.registerComponent('schemas', name, schema);
  for (const [name, scheme] of Object.entries(api.securitySchemes)) {
    registry.registerComponent('securitySchemes', name, buildSecurityScheme(scheme));
  }
  for (const [id, operation] of Object.entries(api.operations)) {
    registry.registerPath(buildOperation(api, id, operation, schemas));
  }
  const { paths, components } = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: api.info,
  });
  const document = structuredClone({
    openapi: '3.1.0',
    info: buildInfo(api),
    jsonSchemaDialect: JSON_SCHEMA_DIALECT,
    servers: [...api.servers],
    tags: [...api.tags],
    paths,
    components: withoutEmptyMembers(components ?? {}),
  }) as OpenApiDocument;
  checkDepth(document);
  return document;
};

const buildInfo = (api: Api) => {
  const { title, version, description, ...rest } = api.info;
  return {
    title,
    version,
    ...rest,
    description: description + buildUnprovenSection(api),
    [EXTENSIONS.packageName]: api.name,
  };
};

/** https://spec.openapis.org/oas/v3.1.1#security-scheme-object */
const buildSecurityScheme = ({ example, ...scheme }: SecurityScheme) => ({
  ...scheme,
  [EXTENSIONS.example]: example,
});

const withoutEmptyMembers = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => Object.keys(value).length > 0));
