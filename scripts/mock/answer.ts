import type { IncomingMessage } from 'node:http';
import type { IHttpRequest } from '@stoplight/prism-http';
import type { OpenApiDocument } from '../document/openapi.ts';
import { type BodyCheck, buildBodyCheck } from './check-body.ts';
import { isAuthorised, listSchemes } from './credentials.ts';
import { type DocumentedOperation, listOperations } from './documented.ts';
import { type Preference, readPreference } from './preference.ts';
import { createPrism, type Prism } from './prism.ts';
import { mediaTypeOf, type RequestBody, readBody } from './read-body.ts';
import { buildRouter, readBasePath } from './router.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or undefined where there is no content. */
  readonly body: unknown;
};

export type Answerer = (request: IncomingMessage) => Promise<Answer>;

/**
 * What Prism's own server does, without what it does wrong: route → method → credential → media type → JSON → schema,
 * and each refusal is the document's own example of that status.
 */
export const buildAnswerer = async (document: OpenApiDocument): Promise<Answerer> => {
  const prism = await createPrism(document);
  const operations = listOperations(document);
  const route = buildRouter(operations, readBasePath(document));
  const schemes = listSchemes(document);
  const fits = buildBodyCheck(document);
  return async (request) => {
    const body = await readBody(request);
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    const searchParams = new URLSearchParams(query);
    const routed = route(request.method ?? '', pathname);
    if (routed.kind === 'unknown path') return documented(operations, [404]);
    if (routed.kind === 'unknown method')
      return withAllow(documented(routed.others, [405, 404]), routed.others);
    const { operation, path } = routed;
    if (!isAuthorised(operation.security, schemes, request.headers, searchParams)) {
      return documented([operation], [401]);
    }
    if (isRefused(request, operation, body, fits)) return documented([operation], [422, 400]);
    const preference = tryReadPreference(request.headers.prefer, operation);
    if ('status' in preference) return preference;
    return askPrism(prism, operation, preference, {
      // a method of the document, which `listOperations` took from Prism's own list
      method: operation.method.toLowerCase() as IHttpRequest['method'],
      url: { path, query: readQuery(searchParams) },
      headers: headersForPrism(request, body),
      body: body.kind === 'value' ? body.value : undefined,
    });
  };
};

const isRefused = (
  request: IncomingMessage,
  operation: DocumentedOperation,
  body: RequestBody,
  fits: BodyCheck,
): boolean => {
  if (operation.body === undefined || body.kind === 'absent') return false;
  const schema = operation.body.get(mediaTypeOf(request));
  return body.kind === 'unreadable' || schema === undefined || !fits(schema, body.value);
};

/** The example of the first of these statuses that any of the operations documents. */
const documented = (operations: readonly DocumentedOperation[], statuses: readonly number[]): Answer => {
  for (const status of statuses) {
    for (const { responses } of operations) {
      const response = responses.get(status);
      if (response === undefined) continue;
      const [body] = response.examples.values();
      return { status, headers: response.mediaType ? { 'content-type': response.mediaType } : {}, body };
    }
  }
  return problem(statuses.at(-1) ?? 500, 'The document has no response of this status.');
};

/** https://www.rfc-editor.org/rfc/rfc9110#status.405 */
const withAllow = (answer: Answer, operations: readonly DocumentedOperation[]): Answer => ({
  ...answer,
  headers: { ...answer.headers, allow: operations.map(({ method }) => method).join(', ') },
});

const askPrism = async (
  prism: Prism,
  operation: DocumentedOperation,
  preference: Preference,
  request: IHttpRequest,
): Promise<Answer> => {
  const answer = await prism(request, preference);
  if (answer.kind === 'failure') return problem(500, `${operation.id}: ${answer.message}`);
  const [violation] = answer.violations;
  if (violation !== undefined) {
    return problem(
      500,
      `${operation.id}: the document's own answer ${answer.status} breaks its schema: ${violation}`,
    );
  }
  return answer;
};

/** The mock's own words, where the document has none. https://www.rfc-editor.org/rfc/rfc9457 */
const problem = (status: number, detail: string): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { title: 'The mock cannot answer', status, detail },
});

const tryReadPreference = (header: unknown, operation: DocumentedOperation): Preference | Answer => {
  try {
    return readPreference(typeof header === 'string' ? header : undefined, operation);
  } catch (error) {
    return problem(400, (error as Error).message);
  }
};

const readQuery = (query: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] as string) : values];
    }),
  );

/**
 * Without `accept`: the document has one media type a response. With a length, for Prism skips its check of a body
 * that came in chunks.
 */
const headersForPrism = (request: IncomingMessage, body: RequestBody): Record<string, string> => {
  const { accept: _accept, prefer: _prefer, 'transfer-encoding': _encoding, ...headers } = request.headers;
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  if (body.kind !== 'value') return Object.fromEntries(single);
  return { ...Object.fromEntries(single), 'content-type': mediaTypeOf(request), 'content-length': '1' };
};
