import {
  createFinalURL,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  mergeHeaders,
} from 'openapi-fetch';
import type { Operation } from './definition.ts';

/** A request, ready to be sent any number of times. */
export type Written = {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: BodyInit;
};

type Values = Readonly<Record<string, unknown>>;

/** Arrays as repeated parameters, https://spec.openapis.org/oas/v3.1.1#style-values: the standard form. */
const writeQuery = createQuerySerializer();

/**
 * Writes an operation's argument, in the words of openapi-fetch: parameters are its members, and the body is its
 * member `body`; without parameters it is the body. Throws a TypeError for what is no JSON, and for a value that
 * would lead to another path than the operation's own.
 */
export const writeRequest = (
  baseUrl: string,
  { method, path, parameters, body: hasBody }: Operation,
  input: unknown,
): Written => {
  const values = Object(input) as Values;
  const params = { path: {}, query: {}, header: {} } as Record<string, Record<string, unknown>>;
  for (const [name, place] of Object.entries(parameters ?? {})) {
    const value = values[name];
    if (place === 'path' && /^\.{0,2}$/.test(`${value ?? ''}`)) {
      throw new TypeError(`\`${name}\` is no part of a path`);
    }
    (params[place] as Record<string, unknown>)[name] = value;
  }
  const body = parameters ? values.body : input;
  const hasContent = hasBody && body !== undefined;
  return {
    url: createFinalURL(path, {
      baseUrl,
      params,
      querySerializer: writeQuery,
      pathSerializer: defaultPathSerializer,
    }),
    method,
    headers: mergeHeaders(
      hasContent ? { 'Content-Type': 'application/json' } : {},
      params.header as HeadersInit,
    ),
    ...(hasContent && { body: defaultBodySerializer(body) }),
  };
};
