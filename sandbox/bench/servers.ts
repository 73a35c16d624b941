import { createServer } from 'node:http';
import { api } from '../../schemas/api.ts';
import { listen } from '../../scripts/lib/listen.ts';
import { startSandbox } from '../start-sandbox.ts';

/** The measured servers, by name. Each function starts a server and resolves to its URL. */
export const servers = {
  /** The least work of a JSON server in Node: it reads the body, parses it and writes it back. */
  bare: () =>
    listen(
      createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const text = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()));
          const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
          response.writeHead(200, headers).end(text);
        });
      }),
      0,
    ),
  sandbox: async () => (await startSandbox({ rateLimit: false, sendingMs: 0 })).url,
  mock: async () => {
    // loaded here only, so that the mock's modules do not count as memory of the sandbox
    const { buildDocument } = await import('../../scripts/document/build-document.ts');
    const { startMock } = await import('../../scripts/mock/start-mock.ts');
    return (await startMock(buildDocument(api))).url;
  },
} as const satisfies Record<string, () => Promise<string>>;

export type ServerName = keyof typeof servers;
