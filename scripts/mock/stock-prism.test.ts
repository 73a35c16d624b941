import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../schemas/api.ts';
import { buildDocument } from '../document/build-document.ts';
import { toYaml } from '../document/serialise.ts';

const folder = mkdtempSync(join(tmpdir(), 'stock-prism-'));
const manifest = createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json');

/** `prism mock openapi.yaml`, as another team runs it. Resolves to the URL that it prints. */
const startStockPrism = (): Promise<{ child: ChildProcess; url: string }> => {
  const file = join(folder, 'openapi.yaml');
  writeFileSync(file, toYaml(buildDocument(api)));
  const child = spawn(
    process.execPath,
    [join(dirname(manifest), 'dist/index.js'), 'mock', file, '--port', '0'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const [, url] = output.match(/listening on (http:\/\/127\.0\.0\.1:[0-9]+)/) ?? [];
      if (url) resolve({ child, url });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`prism ended with ${code}:\n${output}`)));
  });
};

describe('the stock command `prism mock` on the emitted file', () => {
  let prism: Awaited<ReturnType<typeof startStockPrism>>;
  beforeAll(async () => {
    prism = await startStockPrism();
  });
  afterAll(() => {
    prism?.child.kill();
    rmSync(folder, { recursive: true });
  });

  const post = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${prism.url}/send-message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-secret-key': 'any', ...headers },
      body,
    });
    return { status: response.status, json: await response.json() };
  };
  const MESSAGE = '{"phone":"+628123123123","message":"example message"}';

  it('answers the happy path', async () => {
    expect(await post(MESSAGE)).toEqual({ status: 200, json: { is_success: true, data: { id: '1' } } });
  });

  it.each([400, 401, 404, 429, 500, 503])('answers the documented %i where it is preferred', async (code) => {
    expect((await post(MESSAGE, { prefer: `code=${code}` })).status).toBe(code);
  });

  it("answers the document's 400 to an invalid body", async () => {
    expect(await post('{"phone":"0812"}')).toMatchObject({
      status: 400,
      json: { error_code: 'API_VALIDATION_ERROR' },
    });
  });

  it("answers the document's 401 without a key", async () => {
    const response = await fetch(`${prism.url}/send-message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: MESSAGE,
    });
    expect(response.status).toBe(401);
  });
});
