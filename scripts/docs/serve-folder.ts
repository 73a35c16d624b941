import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, extname, join } from 'node:path';
import { close, listen } from '../lib/listen.ts';

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
  return { url: `${await listen(server, port)}/`, close: () => close(server) };
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
