import { createServer, type ServerResponse } from 'node:http';
import { buildContract } from '../document/reading/build-contract.ts';
import { readBasePath } from '../document/reading/read-base-path.ts';
import { bareMediaType, isJson } from '../document/reading/read-bodies.ts';
import { close, listen } from '../lib/listen.ts';
import { buildAnswerer } from './answer.ts';
import { type Answer, buildProblem } from './problem.ts';

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
export const startMock = async (document: object, options: { port?: number } = {}): Promise<Mock> => {
  const contract = buildContract(document);
  const answer = await buildAnswerer(contract);
  const server = createServer((request, response) => {
    answer(request).then(
      (result) => send(response, result),
      (error: Error) => {
        // without the end of its request the client is gone: nobody is left to answer
        if (request.complete) send(response, buildProblem(500, error.message));
        else response.destroy();
      },
    );
  });
  const origin = await listen(server, options.port ?? 0);
  return { url: origin + readBasePath(contract.document), close: () => close(server) };
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  const isJsonValue = isJson(bareMediaType(headers['content-type'] ?? '')) || typeof body !== 'string';
  response.writeHead(status, headers).end(isJsonValue && body !== undefined ? JSON.stringify(body) : body);
};
