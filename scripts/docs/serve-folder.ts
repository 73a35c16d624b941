import { createServer } from 'node:http';
import { extname } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { close, listen } from '../lib/listen.ts';

export type FolderServer = { readonly url: string; readonly close: () => Promise<void> };

/** Serves the files of a folder on this machine only, compressed where the client accepts it; port 0 takes a free one. */
export const startFolderServer = async (folder: string, port: number): Promise<FolderServer> => {
  const app = new Hono();
  app.use(compress());
  app.use(
    serveStatic({
      root: folder,
      onFound: (path, context) => {
        context.header('Cache-Control', 'no-cache');
        // Hono's table of media types has none for YAML, https://www.rfc-editor.org/rfc/rfc9512
        if (extname(path) === '.yaml') context.header('Content-Type', 'application/yaml');
      },
    }),
  );
  app.notFound((context) => context.text('Not found\n', 404));
  const server = createServer(getRequestListener(app.fetch));
  return { url: `${await listen(server, port)}/`, close: () => close(server) };
};
