import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { messageOf } from '../../lib/errors.ts';
import { UserError } from '../../lib/user-error.ts';
import { buildPatterns } from './compile-pattern.ts';

/** A schema in the 2020-12 dialect, https://json-schema.org/draft/2020-12/json-schema-core */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** A schema by its place in the document: `#/components/schemas/Book`. */
export type SchemaRef = string;

export type Violation = {
  /** A JSON pointer into the value; empty for the value itself. */
  readonly at: string;
  readonly keyword: string;
  readonly message: string;
};

export type Validator = {
  /** Every violation of a value; empty where it is valid. */
  readonly validate: (schema: SchemaRef, value: unknown) => readonly Violation[];
  /** The schema at a place of the document, as it is written there. */
  readonly read: (schema: SchemaRef) => JsonSchema | boolean;
  /** The schema of the values that satisfy all of these. Without any, it allows every value. */
  readonly join: (schemas: readonly SchemaRef[]) => SchemaRef;
  /** Why a text can stall a pattern of the document; undefined where none can. */
  readonly slownessOf: (pattern: string) => string | undefined;
  /** Whether a pattern of the document matches a text. */
  readonly matches: (pattern: string, text: string) => boolean;
  /** Milliseconds that slow matches have taken so far. */
  readonly lost: () => number;
};

const ROOT = 'contract:document';
/** The place of joined schemas in the validator's copy of the document. */
const JOINED = 'x-joined-schemas';

/** Validates against the schemas of a document by Ajv: 2020-12, with formats. An unknown format allows every value. */
export const buildValidator = (given: JsonSchema): Validator => {
  const joined: JsonSchema[] = [];
  const document: JsonSchema = { ...given, [JOINED]: joined };
  const patterns = buildPatterns();
  const ajv = new Ajv2020({
    strict: false,
    // `1e400` is parsed as infinity, which JSON does not have
    strictNumbers: true,
    allErrors: true,
    // inlining searches schemas for references, in a time that doubles with each level of `allOf`
    inlineRefs: false,
    validateSchema: false,
    // about unknown formats
    logger: false,
    // 19.99 is a multiple of 0.01, although the binary quotient is not whole
    multipleOfPrecision: 9,
    // `code` matters for standalone code only, which is not generated here
    code: { regExp: Object.assign((pattern: string) => patterns.compile(pattern), { code: 'new RegExp' }) },
  });
  addFormats.default(ajv);
  ajv.addSchema(document, ROOT, true);
  const compiled = new Map<SchemaRef, ValidateFunction>();
  const read = new Map<SchemaRef, JsonSchema | boolean>();
  const joins = new Map<string, SchemaRef>();
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
    join: (schemas) => {
      const distinct = [...new Set(schemas)];
      const [only] = distinct;
      if (distinct.length === 1 && only !== undefined) return only;
      const key = JSON.stringify(distinct);
      const ref =
        joins.get(key) ?? `#/${JOINED}/${joined.push({ allOf: distinct.map(($ref) => ({ $ref })) }) - 1}`;
      joins.set(key, ref);
      return ref;
    },
    slownessOf: patterns.slownessOf,
    matches: patterns.matches,
    lost: patterns.lost,
  };
};

const tryCompile = (ajv: Ajv2020, schema: SchemaRef): ValidateFunction => {
  try {
    // without a schema for the reference, which Ajv would compile too
    const found = ajv.getSchema(ROOT + schema);
    if (found === undefined) throw new Error('there is none');
    return found;
  } catch (error) {
    throw new UserError(
      `The document's schema at \`${schema}\` cannot be used: ${messageOf(error)}. Correct it there.`,
    );
  }
};

const toViolation = ({ instancePath, keyword, message, params }: ErrorObject): Violation => ({
  at: keyword === 'required' ? `${instancePath}/${escapeToken(params.missingProperty)}` : instancePath,
  keyword,
  message: message ?? keyword,
});

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

/** https://www.rfc-editor.org/rfc/rfc6901, in the form for URLs. */
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
    `The document has nothing at \`${pointer}\`: a \`$ref\` has no target. Correct it there.`,
  );
};
