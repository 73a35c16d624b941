import { createServer, type ServerResponse } from 'node:http';
import type { OpenApiDocument } from '../document/openapi.ts';
import { close, listen } from '../lib/listen.ts';
import { type Answer, buildAnswerer } from './answer.ts';
import { readBasePath } from './router.ts';

export type Mock = {
  /** With the base path of the document's server, without a slash at its end: `http://127.0.0.1:4010/wa/v1`. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/**
 * Serves a document's examples on the loopback interface. Accepts, for each security scheme, the credential that the
 * document gives as `x-example`; answers a documented status where a client asks for it (`Prefer: code=429`).
 * Paths work with the base path of the document's server and without it. Throws a UserError where the port is in use.
 */
export const startMock = async (
  document: OpenApiDocument,
  options: { port?: number } = {},
): Promise<Mock> => {
  const answer = await buildAnswerer(document);
  const server = createServer((request, response) => {
    answer(request).then(
      (result) => send(response, result),
      // the client went away in the middle of its request: nobody is left to answer
      () => response.destroy(),
    );
  });
  const origin = await listen(server, options.port ?? 0);
  return { url: origin + readBasePath(document), close: () => close(server) };
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
};
