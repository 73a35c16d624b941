import { defaultBodySerializer } from 'openapi-fetch';
import type { Operation, Values } from './definition.ts';

/** What fetch is given at every attempt of one call, with its credentials; `init` belongs to the call. */
export type Written = readonly [target: string | Request, init: RequestInit];

/**
 * Deno sends a text twice where a connection breaks that was kept open, also when the server has read it; it cannot
 * send a Blob twice: https://github.com/denoland/deno/pull/36415
 */
const sealBody = (text: string): BodyInit => ('Deno' in globalThis ? new Blob([text]) : text);

/**
 * A function that writes the argument of an operation, in the words of openapi-fetch: parameters are its members, and
 * the body is its member `body`; without parameters it is the body. It throws a TypeError for what is no JSON, and for
 * a value that would lead to another path than the operation's own. `authorize` writes the credentials into headers and
 * gives the URL with those that belong there.
 *
 * With `reuse`, what never changes of a request is made once, as a Request: fetch has a twentieth less to do then.
 */
export const buildWriter = (
  baseUrl: string,
  { method, path, parameters, body: hasBody }: Operation,
  authorize: (headers: Record<string, string>, url: string) => string,
  reuse: boolean,
): ((input: unknown) => Written) => {
  const writeHead = (values: Values, hasContent: boolean | undefined): [string, RequestInit] => {
    const { url, headers } = parameters?.(baseUrl, path, values) ?? { url: baseUrl + path, headers: {} };
    if (hasContent) headers['Content-Type'] = 'application/json';
    // plain headers, for fetch makes its own of them in any case
    return [authorize(headers, url), { method, headers, redirect: 'manual' }];
  };
  let request: Request | undefined;
  return (input) => {
    const values = Object(input) as Values;
    const content = parameters ? values.body : input;
    const hasContent = hasBody && content !== undefined;
    const body = hasContent ? sealBody(defaultBodySerializer(content)) : null;
    if (!reuse || parameters || hasContent !== hasBody) {
      const [url, init] = writeHead(values, hasContent);
      return [url, { ...init, body }];
    }
    // no instance where the global classes were replaced, together with fetch
    if (!(request instanceof Request)) request = new Request(...writeHead(values, hasContent));
    return [request, { body }];
  };
};
