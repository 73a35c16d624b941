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
  /** Plain, for fetch makes its own of them in any case. */
  readonly headers: Record<string, string>;
  readonly body: string | null;
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
  const { url, headers } = parameters
    ? writeParameters(baseUrl, path, parameters, Object(input) as Values)
    : { url: baseUrl + path, headers: {} as Record<string, string> };
  const body = parameters ? (Object(input) as Values).body : input;
  if (!hasBody || body === undefined) return { url, method, headers, body: null };
  headers['Content-Type'] = 'application/json';
  return { url, method, headers, body: defaultBodySerializer(body) };
};

const writeParameters = (
  baseUrl: string,
  path: string,
  parameters: NonNullable<Operation['parameters']>,
  values: Values,
) => {
  const params = { path: {}, query: {}, header: {} } as Record<string, Record<string, unknown>>;
  for (const [name, place] of Object.entries(parameters)) {
    const value = values[name];
    if (place === 'path' && /^\.{0,2}$/.test(`${value ?? ''}`)) {
      throw new TypeError(`\`${name}\` is no part of a path`);
    }
    (params[place] as Record<string, unknown>)[name] = value;
  }
  const url = createFinalURL(path, {
    baseUrl,
    params,
    querySerializer: writeQuery,
    pathSerializer: defaultPathSerializer,
  });
  return { url, headers: Object.fromEntries(mergeHeaders(params.header as HeadersInit)) };
};
