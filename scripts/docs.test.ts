import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { close, listen } from './lib/listen.ts';
import { runEntry } from './testing/run-entry.ts';

const folder = mkdtempSync(join(tmpdir(), 'docs-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BOOKSHOP = ['--api', join(import.meta.dirname, 'fixtures', 'bookshop', 'api.ts'), '--out', folder];

describe('npm run docs', () => {
  it('builds the page of another API, serves it and ends cleanly at Ctrl-C', async () => {
    const pages: Promise<string>[] = [];
    const ended = await runEntry('scripts/docs.ts', ['--serve', '--port', '0', ...BOOKSHOP], {
      onOutput: (stdout, child) => {
        if (pages.length > 0 || !stdout.endsWith('\n')) return;
        const page = fetch(stdout.trim()).then((response) => response.text());
        pages.push(page.finally(() => child.kill('SIGINT')));
      },
    });
    expect((await Promise.all(pages)).join()).toContain('<title>Bookshop API</title>');
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: `${folder}/generated/docs/index.html\n` });
    expect(readdirSync(join(folder, 'generated', 'docs')).sort()).toEqual([
      'index.html',
      'openapi.json',
      'openapi.yaml',
    ]);
  });

  it('names a port that is in use, and ends', async () => {
    const server = createServer();
    const { port } = new URL(await listen(server, 0));
    const ended = await runEntry('scripts/docs.ts', ['--serve', '--port', port, ...BOOKSHOP]);
    await close(server);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`Port ${port} is in use.`);
  });
});
