import type { Operation, Values } from './definition.ts';
import type { Headings } from './headers.ts';
import { hasNodesFetch, sealBody } from './platform.ts';

/** What fetch is given for a request, with its credentials. */
export type Written = readonly [target: string | Request, init: RequestInit];

/**
 * A function that writes the argument of an operation, in the words of openapi-fetch: parameters are its members, and
 * the body is its member `body`; without parameters it is the body. It throws a TypeError for what is no JSON, and for
 * a value that would lead to another path than the operation's own. `authorize` writes the credentials into headers and
 * gives the URL with those that belong there.
 *
 * What never changes of a request is made once, as a Request, for Node's own fetch, which has a twentieth less to do
 * then. Any other is given a URL and an init: caches, tracers and tests that stand in for fetch often read nothing else.
 */
export const buildWriter = (
  baseUrl: string,
  { method, path, parameters, body: hasBody }: Operation,
  authorize: (headers: Record<string, string>, url: string) => string,
  hasOwnFetch: boolean,
  own: Headings,
): ((input: unknown, extra?: Headings) => Written) => {
  const writeHead = (
    values: Values,
    hasContent: boolean | undefined,
    extra?: Headings,
  ): [string, RequestInit] => {
    const { url, headers: written } = parameters?.(baseUrl, path, values) ?? {
      url: baseUrl + path,
      headers: {},
    };
    const headers: Record<string, string> = { ...own, ...extra, ...written };
    if (hasContent) headers['Content-Type'] = 'application/json';
    // plain headers, for fetch makes its own of them in any case
    return [authorize(headers, url), { method, headers, redirect: 'manual' }];
  };
  let request: Request | undefined;
  return (input, extra) => {
    const values = Object(input) as Values;
    const content = parameters ? values.body : input;
    const hasContent = hasBody && content !== undefined;
    const body = hasContent ? sealBody(JSON.stringify(content)) : null;
    if (extra || hasOwnFetch || !hasNodesFetch() || parameters || hasContent !== hasBody) {
      const [url, init] = writeHead(values, hasContent, extra);
      return [url, { ...init, body }];
    }
    request ??= new Request(...writeHead(values, hasContent));
    return [request, { body }];
  };
};
