import { SCHEMA_REF } from '../../document/openapi/types.ts';
import { EXTENSIONS } from '../../document/reading/extensions.ts';
import { listAt, type Reader } from '../../document/reading/reader.ts';
import type { JsonSchema } from '../../document/reading/validator.ts';
import { listMembers, type Member } from './members.ts';
import { buildShape, type Shape } from './shapes.ts';

/** `data` is the member of an envelope that has the result; absent where the whole body is the result. */
export type SuccessBody = { readonly component: string; readonly shape: Shape; readonly data?: string };

/** `code` and `message` are the members that describe the error, for programs and for people. */
export type ErrorBody = {
  readonly component: string;
  readonly shape: Shape;
  readonly code?: string;
  /** The documented codes. With `x-extensible-enum` a server may add codes. */
  readonly codes: readonly string[];
  readonly message?: string;
};

export const buildSuccessBody = (reader: Reader, component: string): SuccessBody => {
  const at = SCHEMA_REF + component;
  const data = findData(listMembers(reader, at));
  return { component, shape: buildShape(reader, at), ...(data && { data }) };
};

export const buildErrorBody = (reader: Reader, component: string): ErrorBody => {
  const at = SCHEMA_REF + component;
  const members = listMembers(reader, at).filter(({ required }) => required);
  const code = members.find(({ schema }) => isCode(schema));
  const message = members.find(({ schema }) => isText(schema));
  return {
    component,
    shape: buildShape(reader, at),
    ...(code && { code: code.name }),
    codes: code ? listCodes(code.schema) : [],
    ...(message && { message: message.name }),
  };
};

/** An envelope has constants, which mark it as a success, and one other member. */
const findData = (members: readonly Member[]): string | undefined => {
  const others = members.filter(({ schema }) => !('const' in schema));
  const [data] = others;
  return others.length === 1 && members.length > 1 && data?.required ? data.name : undefined;
};

const isCode = (schema: JsonSchema): boolean =>
  schema.type === 'string' && (EXTENSIONS.extensibleEnum in schema || 'enum' in schema);

const listCodes = (schema: JsonSchema): string[] =>
  [EXTENSIONS.extensibleEnum, 'enum'].flatMap((keyword) => listAt(schema, keyword).map(String));

const isText = (schema: JsonSchema): boolean =>
  schema.type === 'string' && !isCode(schema) && !('const' in schema);
