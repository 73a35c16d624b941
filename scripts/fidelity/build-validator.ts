import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from '../document/openapi/types.ts';
import { EXTENSIONS } from '../document/reading/extensions.ts';
import { messageOf } from '../lib/errors.ts';

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1, uniqueItems: true };

/** What the project's own keywords look like. They state facts and change no verdict. */
const X_VOCABULARY: Readonly<Record<string, object>> = {
  [EXTENSIONS.extensibleEnum]: texts,
  [EXTENSIONS.file]: {
    type: 'object',
    properties: { extensions: texts, mediaTypes: texts, maxBytes: { type: 'integer', minimum: 1 } },
    required: ['extensions', 'mediaTypes', 'maxBytes'],
    additionalProperties: false,
  },
  [EXTENSIONS.unproven]: {
    type: 'array',
    items: {
      type: 'object',
      properties: { rule: text, enforced: text },
      required: ['rule', 'enforced'],
      additionalProperties: false,
    },
    minItems: 1,
  },
};

/** In Ajv's strict mode an unknown keyword or format, or a pattern that does not compile, is an error. */
export const buildAjv = ({ strict } = { strict: true }): Ajv2020 => {
  const ajv = new Ajv2020({ strict, allowUnionTypes: true, strictRequired: false });
  addFormats.default(ajv);
  for (const [keyword, metaSchema] of Object.entries(X_VOCABULARY)) ajv.addKeyword({ keyword, metaSchema });
  ajv.addKeyword('components');
  return ajv;
};

export type Compiled = { readonly validate: ValidateFunction } | { readonly error: string };

/** Compiles schemas that refer to a document's components as the document does, `#/components/schemas/…`. */
export const buildCompiler = (
  components: Readonly<Record<string, JsonSchema>>,
  ajv: Ajv2020 = buildAjv(),
): ((schema: JsonSchema) => Compiled) => {
  return (schema) => {
    try {
      return { validate: ajv.compile({ ...schema, components: { schemas: components } }) };
    } catch (error) {
      return { error: messageOf(error) };
    }
  };
};
