import type { Operation } from '../../schemas/definition.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import { describeIssues } from './describe-issues.ts';
import { listPropertyNames } from './property-names.ts';
import { buildReadJson, type JsonBody, type ReadJson } from './read-json.ts';

export type BodyReader = {
  readonly read: ReadJson;
  readonly judge: (json: JsonBody) => JudgedBody;
};

export type JudgedBody =
  | { readonly valid: true; readonly value: unknown }
  /** The name of the refusal, and its message. */
  | {
      readonly valid: false;
      readonly name: 'unreadable' | 'invalid';
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/**
 * What reads the body of a request and judges it by its schema; undefined where the operation has none. Throws a
 * UserError with the operation's id where the body is not JSON.
 */
export const buildBodyReader = (id: string, { request }: Operation): BodyReader | undefined => {
  if (request.body === undefined) return undefined;
  const { mediaType = 'application/json', schema, required } = request.body;
  if (!/^application\/(?:json|[\w.-]+\+json)$/.test(mediaType)) {
    throw new UserError(
      `\`${id}\`: the sandbox cannot judge a body of the type \`${mediaType}\`: it reads JSON.`,
    );
  }
  const names = listPropertyNames(schema);
  const judge = (json: JsonBody): JudgedBody => {
    if (!json.readable) {
      const { message, endless } = json;
      return {
        valid: false,
        name: 'unreadable',
        message,
        ...(endless && { headers: { Connection: 'close' } }),
      };
    }
    if (json.value === undefined) return { valid: true, value: undefined };
    const parsed = schema.safeParse(json.value);
    if (parsed.success) return { valid: true, value: parsed.data };
    const message = describeIssues(parsed.error.issues, { value: json.value, noun: 'field', names });
    return { valid: false, name: 'invalid', message };
  };
  return { read: buildReadJson(mediaType, required), judge };
};
