import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FolderServer, startFolderServer } from './serve-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'serve-'));
const folder = join(root, 'docs');
let server: FolderServer;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), '<title>start</title>');
  writeFileSync(join(folder, 'openapi.yaml'), 'openapi: 3.1.0\n');
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify({ openapi: '3.1.0'.repeat(1000) }));
  writeFileSync(join(root, 'secret.json'), '{}');
  server = await startFolderServer(folder, 0);
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** As it stands: `fetch` would tidy the path first. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(server.url, { path, method: 'GET' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('startFolderServer', () => {
  it('serves the page at the root, with a query too', async () => {
    const response = await fetch(`${server.url}?from=mail`);
    expect(await response.text()).toBe('<title>start</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('serves a file beside the page with its media type', async () => {
    const response = await fetch(`${server.url}openapi.yaml`);
    expect(await response.text()).toBe('openapi: 3.1.0\n');
    expect(response.headers.get('content-type')).toBe('application/yaml');
  });

  it('compresses a file for a client that accepts it', async () => {
    const response = await fetch(`${server.url}openapi.json`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.json()).toHaveProperty('openapi');
  });

  it.each(['/missing.html', '/../secret.json', '/..%2fsecret.json', '/docs/../../secret.json', '//', '/%'])(
    'has nothing at %s',
    async (path) => {
      expect(await statusOf(path)).toBe(404);
    },
  );

  it('names a port that is in use', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startFolderServer(folder, port)).rejects.toThrow(
      `Port ${port} is in use. Stop what listens there, or choose another with \`--port\`.`,
    );
  });

  it('listens on this machine only', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });
});
