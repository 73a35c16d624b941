import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { codeOf, messageOf } from '../../../scripts/lib/errors.ts';
import { isLoopback, lookUpLoopback } from '../addresses/host.ts';
import type { Wire } from './wire.ts';

export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** From the first byte sent to the last byte received. */
  readonly milliseconds: number;
};

/** There was no answer, or the answer did not end. */
export type NoAnswer = {
  readonly failure: string;
  /** Whether a connection was made. Without one the request was never sent. */
  readonly connected: boolean;
  readonly milliseconds: number;
};

export type SendOptions = {
  /** Limit of the whole exchange, to the end of the body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
};

/**
 * Sends a request exactly once. It uses a new connection, so that Node never repeats the request, follows no redirect
 * and uses no proxy of the environment. Never rejects: a failed connection is a result too.
 */
export const send = (baseUrl: string, wire: Wire, options: SendOptions): Promise<Answer | NoAnswer> => {
  const url = new URL(baseUrl.replace(/\/$/, '') + wire.path + (wire.query && `?${wire.query}`));
  const started = performance.now();
  const since = () => performance.now() - started;
  const secure = url.protocol === 'https:';
  let connected = false;
  return new Promise((resolve) => {
    const fail = (failure: string) => resolve({ failure, connected, milliseconds: since() });
    try {
      const request = (secure ? httpsRequest : httpRequest)(url, {
        method: wire.method,
        headers: buildHeaders(url, wire),
        // a new agent for each request: Node uses a proxy of the environment for its global agent only
        agent: false,
        ...(isLoopback(url) && { lookup: lookUpLoopback }),
        ...(options.signal && { signal: options.signal }),
      });
      const timer = setTimeout(() => {
        fail(`no complete answer after ${options.timeoutMs} ms`);
        request.destroy();
      }, options.timeoutMs);
      request.on('socket', (socket) =>
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          connected = true;
        }),
      );
      request.on('close', () => clearTimeout(timer));
      request.on('error', (error) => fail(describe(error)));
      request.on('response', (response) => {
        readAll(response, options.maxBytes).then(
          (body) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: pairUp(response.rawHeaders),
              body,
              milliseconds: since(),
            }),
          (error: unknown) => {
            fail(describe(error));
            request.destroy();
          },
        );
      });
      request.end(wire.body);
    } catch (error) {
      fail(describe(error));
    }
  });
};

/** A list, because Node sends a list as it is; to an object it adds headers. */
const buildHeaders = (url: URL, wire: Wire): string[] => {
  const length = wire.body?.length ?? (['POST', 'PUT', 'PATCH'].includes(wire.method) ? 0 : undefined);
  return [
    ['Host', url.host],
    ['Connection', 'close'],
    ['Accept', 'application/json, */*'],
    ...wire.headers,
    ...(wire.chunked
      ? [['Transfer-Encoding', 'chunked']]
      : length === undefined
        ? []
        : [['Content-Length', String(length)]]),
  ].flat();
};

const readAll = async (response: IncomingMessage, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error(`a body of more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const pairUp = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));

const describe = (error: unknown): string => {
  const code = codeOf(error);
  const message = messageOf(error);
  return code !== undefined && !message.includes(code) ? `${code}: ${message}` : message;
};
