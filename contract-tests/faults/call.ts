import type { FetchHandler } from '../../sandbox/engine/options.ts';
import type { Contract, Operation } from '../../scripts/document/reading/description.ts';
import { parseJson } from '../../scripts/document/reading/read-request.ts';

export type Call = {
  /** The operation at this path, whatever the method. */
  readonly operation: Operation | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Undefined where the body is not JSON. */
  readonly json: unknown;
};

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly json: unknown;
};

/** Changes a request before the server reads it, or answers it at once; changes the answer. */
export type Interception = {
  readonly before?: (call: Call) => Call | Response | Promise<Call | Response>;
  readonly after?: (reply: Reply, call: Call) => Reply | Response | Promise<Reply | Response>;
};

export type Wrap = (handle: FetchHandler) => FetchHandler;

/** Puts an interception around a server. With `only`, it changes requests to that operation's path only. */
export const wrapWith =
  (contract: Contract, { before, after }: Interception, only?: Operation): Wrap =>
  (handle) =>
  async (request) => {
    const call = await readCall(contract, request);
    if (only !== undefined && call.operation !== only) return handle(toRequest(call));
    const changed = before ? await before(call) : call;
    if (changed instanceof Response) return changed;
    const response = await handle(toRequest(changed));
    if (after === undefined || response.type === 'error') return response;
    const reply = await after(await readReply(response), call);
    return reply instanceof Response ? reply : toResponse(reply);
  };

const readCall = async (contract: Contract, request: Request): Promise<Call> => {
  const url = new URL(request.url);
  const bytes = new Uint8Array(await request.arrayBuffer());
  const path = url.pathname.replace(/\/$/, '');
  const operation = contract.operations.find((operation) =>
    path.replace(/-x7c1f$/, '').endsWith(operation.path),
  );
  return {
    operation,
    method: request.method,
    url,
    headers: new Headers(request.headers),
    bytes,
    json: parseJson(bytes),
  };
};

const toRequest = ({ method, url, headers, bytes }: Call): Request => {
  const bodiless = method === 'GET' || method === 'HEAD' || bytes.length === 0;
  // `Request` needs a buffer of its own, not a view into a shared buffer
  return new Request(url, { method, headers, ...(!bodiless && { body: bytes.slice() }) });
};

const readReply = async (response: Response): Promise<Reply> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: new Headers(response.headers), bytes, json: parseJson(bytes) };
};

const toResponse = ({ status, headers, bytes }: Reply): Response => {
  headers.delete('content-length');
  return new Response(bytes.length === 0 ? null : bytes.slice(), { status, headers });
};

export const withJson = <T extends { readonly bytes: Uint8Array; readonly json: unknown }>(
  owner: T,
  json: unknown,
): T => ({
  ...owner,
  json,
  bytes: new TextEncoder().encode(JSON.stringify(json)),
});

export const withText = (reply: Reply, text: string): Reply => ({
  ...reply,
  bytes: new TextEncoder().encode(text),
  json: undefined,
});

export const withHeader = <T extends { readonly headers: Headers }>(
  owner: T,
  name: string,
  value: string | undefined,
): T => {
  const headers = new Headers(owner.headers);
  if (value === undefined) headers.delete(name);
  else headers.set(name, value);
  return { ...owner, headers };
};
