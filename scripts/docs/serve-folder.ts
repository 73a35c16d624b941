import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { UserError } from '../lib/user-error.ts';

export type FolderServer = { readonly url: string; readonly close: () => Promise<void> };

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.yaml': 'application/yaml',
};

/** Serves the files that lie directly in a folder on this machine only; port 0 takes a free one. */
export const startFolderServer = async (folder: string, port: number): Promise<FolderServer> => {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.destroy());
  });
  await listen(server, port);
  return {
    // a server that listens on a port has an address of this shape
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const answer = async (folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [path = '/'] = (request.url ?? '/').split('?');
  const name = path === '/' ? 'index.html' : path.slice(1);
  const file = join(folder, basename(name));
  const type = MEDIA_TYPES[extname(name)];
  const found = name === basename(name) && type !== undefined && (await stat(file).catch(() => undefined));
  if (!found) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  response.writeHead(200, {
    'content-type': type,
    'content-length': found.size,
    'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError(`Port ${port} is in use. Stop what listens there, or choose another: \`--port\`.`)
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
