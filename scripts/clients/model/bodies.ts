import type { JsonSchema, OpenApiDocument } from '../../document/openapi/types.ts';
import { buildShape, resolveSchema, type Shape } from './shapes.ts';

/** `data` is the member of an envelope that is the result; absent where the whole body is. */
export type SuccessBody = { readonly schema: string; readonly shape: Shape; readonly data?: string };

/** `code` and `message` are the members that say what went wrong, for programs and for people. */
export type ErrorBody = {
  readonly schema: string;
  readonly shape: Shape;
  readonly code?: string;
  readonly message?: string;
};

export const buildSuccessBody = (document: OpenApiDocument, schema: string): SuccessBody => {
  const component = { $ref: `#/components/schemas/${schema}` };
  const data = findData(membersOf(document, component));
  return { schema, shape: buildShape(document, component), ...(data && { data }) };
};

export const buildErrorBody = (document: OpenApiDocument, schema: string): ErrorBody => {
  const component = { $ref: `#/components/schemas/${schema}` };
  const members = membersOf(document, component);
  const code = members.find((member) => member.required && isCode(member.schema))?.name;
  const message = members.find((member) => member.required && isText(member.schema))?.name;
  return {
    schema,
    shape: buildShape(document, component),
    ...(code && { code }),
    ...(message && { message }),
  };
};

type Member = { readonly name: string; readonly schema: JsonSchema; readonly required: boolean };

const membersOf = (document: OpenApiDocument, schema: JsonSchema): Member[] => {
  const { properties = {}, required = [] } = resolveSchema(document, schema);
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, member]) => ({
    name,
    schema: resolveSchema(document, member),
    required: (required as string[]).includes(name),
  }));
};

/** An envelope has constants, which say that it is a success, and one other member. */
const findData = (members: readonly Member[]): string | undefined => {
  const others = members.filter(({ schema }) => !('const' in schema));
  const [data] = others;
  return others.length === 1 && members.length > 1 && data?.required ? data.name : undefined;
};

const isCode = (schema: JsonSchema): boolean =>
  schema.type === 'string' && ('x-extensible-enum' in schema || 'enum' in schema);

const isText = (schema: JsonSchema): boolean =>
  schema.type === 'string' && !isCode(schema) && !('const' in schema);
