import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { listen } from '../../scripts/lib/listen.ts';
import { attachIncoming } from '../request/read-bytes.ts';
import { isLoopbackHost, refuseForeignHost } from './loopback.ts';
import type { FetchHandler } from './options.ts';
import type { Refuse } from './refuse.ts';

export type Serving = {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Waits for the requests that are being answered, then closes the connections that are left. */
  readonly close: () => Promise<void>;
};

type Sockets = { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse };

/** How long a client may take to receive its last answer after `close`, in milliseconds. */
const GRACE_MS = 1000;

const BAD_TARGET = 'The path or the Host header of the request is no valid part of a URL.';
const NO_HTTP = 'The request is not valid HTTP/1.1.';

/** By the code of Node's error. */
const BAD_REQUESTS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'The headers of the request are longer than 16 KiB: send shorter ones.',
  ERR_HTTP_REQUEST_TIMEOUT: 'The request took too long: send its headers in 10 and all of it in 30 seconds.',
};

/** Serves on 127.0.0.1 only. Bytes that are no HTTP request are answered with a refusal of the API too. */
export const serve = async (parts: {
  handle: FetchHandler;
  refuse: Refuse;
  port: number;
  stopping: AbortSignal;
  /** True where nothing but the sandbox itself reads the bodies of requests. */
  readsAlone: boolean;
}): Promise<Serving> => {
  const { handle, refuse, port, stopping, readsAlone } = parts;
  const answer = async (request: Request, { incoming, outgoing }: Sockets): Promise<Response> => {
    if (!isLoopbackHost(incoming.headers.host)) return refuseForeignHost();
    if (readsAlone) attachIncoming(request, incoming);
    const response = await handle(request);
    // a connection that is kept alive would keep the server from closing
    if (stopping.aborted) outgoing.shouldKeepAlive = false;
    // the status of `Response.error()`
    if (response.status !== 0) return response;
    incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  };
  const listener = getRequestListener((request, sockets) => answer(request, sockets as Sockets), {
    hostname: '127.0.0.1',
    errorHandler: (error) =>
      error instanceof RequestError ? refuse('unreadable', { message: BAD_TARGET }) : refuse('fault'),
  });
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      requireHostHeader: false,
    },
    listener,
  );
  server.on('checkExpectation', listener);
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    void answerRaw(socket, refuse('unreadable', { message: BAD_REQUESTS[code] ?? NO_HTTP }));
  });
  server.on('connect', ({ headers }, socket) => {
    void answerRaw(socket, isLoopbackHost(headers.host) ? refuse('noRoute') : refuseForeignHost());
  });
  return { origin: await listen(server, port), close: () => stop(server) };
};

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });

const answerRaw = async (socket: Duplex, response: Response): Promise<void> => {
  // the server no longer listens for the errors of this socket: a reset would end the process
  socket.on('error', () => socket.destroy());
  const body = await response.text();
  if (!socket.writable) return void socket.destroy();
  socket.end(
    `HTTP/1.1 ${response.status} \r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};
