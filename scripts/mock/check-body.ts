import { buildAjv, buildCompiler } from '../document/fidelity/build-validator.ts';
import type { JsonSchema, OpenApiDocument } from '../document/openapi.ts';

export type BodyCheck = (schema: JsonSchema, value: unknown) => boolean;

/**
 * Whether a value is what a schema of the document says. Prism checks bodies too, but unrolls a schema that refers to
 * itself once, and accepts anything below.
 */
export const buildBodyCheck = (document: OpenApiDocument): BodyCheck => {
  // a foreign document may have keywords of its own
  const ajv = buildAjv({ strict: false });
  const compile = buildCompiler((document.components?.schemas ?? {}) as Record<string, JsonSchema>, ajv);
  const compiled = new Map<JsonSchema, ReturnType<typeof compile>>();
  return (schema, value) => {
    const known = compiled.get(schema) ?? compile(schema);
    compiled.set(schema, known);
    // what cannot be compiled is left to Prism
    return 'error' in known || known.validate(value);
  };
};
