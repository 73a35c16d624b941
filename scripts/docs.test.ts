import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'docs-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const runDocs = (...args: string[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'docs.ts'), ...args], { cwd: folder });
  const said = { stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  return { child, said, lines: createInterface(child.stdout) };
};

const endOf = async (child: ChildProcess): Promise<unknown> => (await once(child, 'close'))[0];

const BOOKSHOP = ['--api', join(import.meta.dirname, 'fixtures', 'bookshop', 'api.ts'), '--out', folder];

describe('npm run docs', () => {
  it('builds the page of another API, serves it and ends on Ctrl-C', async () => {
    const { child, said, lines } = runDocs('--serve', '--port', '0', ...BOOKSHOP);
    const [url] = (await once(lines, 'line')) as [string];
    expect(await (await fetch(url)).text()).toContain('<title>Bookshop API</title>');
    expect(readdirSync(join(folder, 'generated', 'docs')).sort()).toEqual([
      'index.html',
      'openapi.json',
      'openapi.yaml',
    ]);
    child.kill('SIGINT');
    expect(await endOf(child)).toBe(130);
    expect(said.stderr).toBe(`${folder}/generated/docs/index.html\n`);
  });

  it('says in one line that a port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { child, said } = runDocs('--serve', '--port', String(port), ...BOOKSHOP);
    expect(await endOf(child)).toBe(1);
    expect(said.stderr).toContain(`Port ${port} is in use. Stop what listens there, or choose another`);
    server.close();
  });

  it('refuses what is no port before it builds', async () => {
    const { child, said } = runDocs('--port', '80a');
    expect(await endOf(child)).toBe(1);
    expect(said.stderr).toBe('`--port 80a` is no port. Give a number from 0 to 65535; 0 takes a free one.\n');
  });
});
