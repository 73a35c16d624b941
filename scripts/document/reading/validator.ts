import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { UserError } from '../../lib/user-error.ts';
import { buildPatterns } from './compile-pattern.ts';
import type { SchemaRef } from './contract.ts';

/** A schema in the 2020-12 dialect, https://json-schema.org/draft/2020-12/json-schema-core */
export type JsonSchema = { readonly [keyword: string]: unknown };

export type Violation = {
  /** A JSON pointer into the value; empty for the value itself. */
  readonly at: string;
  readonly keyword: string;
  readonly message: string;
};

export type Validator = {
  /** Everything that is wrong with a value; nothing where it is valid. */
  readonly validate: (schema: SchemaRef, value: unknown) => readonly Violation[];
  /** The schema at a place of the document, as it is written there. */
  readonly read: (schema: SchemaRef) => JsonSchema | boolean;
  /** Why a text can stall a pattern of the document; undefined where none can. */
  readonly slownessOf: (pattern: string) => string | undefined;
};

const ROOT = 'contract:document';

/** Validates against the schemas of a document by Ajv: 2020-12, with formats. */
export const buildValidator = (document: JsonSchema): Validator => {
  const patterns = buildPatterns();
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    // Ajv writes `code` into standalone code only, which is never made here
    code: { regExp: Object.assign((pattern: string) => patterns.compile(pattern), { code: 'new RegExp' }) },
  });
  addFormats.default(ajv);
  ajv.addSchema(document, ROOT, true);
  const compiled = new Map<SchemaRef, ValidateFunction>();
  const read = new Map<SchemaRef, JsonSchema | boolean>();
  const compile = (schema: SchemaRef): ValidateFunction => {
    const known = compiled.get(schema);
    if (known) return known;
    const fresh = tryCompile(ajv, schema);
    compiled.set(schema, fresh);
    return fresh;
  };
  return {
    validate: (schema, value) => {
      const check = compile(schema);
      return check(value) ? [] : (check.errors ?? []).map(toViolation);
    },
    read: (schema) => {
      const known = read.get(schema) ?? readPointer(document, schema);
      read.set(schema, known);
      return known;
    },
    slownessOf: patterns.slownessOf,
  };
};

const tryCompile = (ajv: Ajv2020, schema: SchemaRef): ValidateFunction => {
  try {
    return ajv.compile({ $ref: ROOT + schema });
  } catch (error) {
    throw new UserError(
      `The document's schema at \`${schema}\` cannot be used: ${(error as Error).message}. Correct it there.`,
    );
  }
};

const toViolation = ({ instancePath, keyword, message, params }: ErrorObject): Violation => ({
  at: keyword === 'required' ? `${instancePath}/${escapeToken(params.missingProperty)}` : instancePath,
  keyword,
  message: message ?? keyword,
});

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

/** https://www.rfc-editor.org/rfc/rfc6901, in the form that is used within a URL. */
export const toPointer = (...tokens: readonly string[]): string =>
  tokens.map((token) => `/${encodeURIComponent(escapeToken(token))}`).join('');

export const readPointer = (document: JsonSchema, pointer: SchemaRef): JsonSchema | boolean => {
  let at: unknown = document;
  for (const token of pointer.slice(1).split('/').slice(1)) {
    const key = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  }
  if (typeof at === 'boolean') return at;
  if (typeof at === 'object' && at !== null && !Array.isArray(at)) return at as JsonSchema;
  throw new UserError(
    `The document has nothing at \`${pointer}\`: a \`$ref\` leads nowhere. Correct it there.`,
  );
};
