import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startHostile } from '../../fixtures/hostile-servers.ts';
import { captureRun } from '../../testing/capture-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = { schema: { type: 'string' } };
const jsonBody = { content: { 'application/json': { schema: { type: 'object', required: ['a'] } } } };

/** Operations to which the suite can write no valid request, and the reason that the report has. */
const operations = [
  {
    name: 'a form as its body',
    path: '/upload',
    operation: { requestBody: { required: true, content: { 'multipart/form-data': { schema: {} } } } },
    reason: 'its body is required and is not JSON: the suite writes JSON only',
  },
  {
    name: 'plain text as its body',
    path: '/notes',
    operation: { requestBody: { required: true, content: { 'text/plain': text } } },
    reason: 'its body is required and is not JSON: the suite writes JSON only',
  },
  {
    name: 'a required query parameter that is JSON',
    path: '/search',
    operation: {
      parameters: [{ name: 'filter', in: 'query', required: true, content: { 'application/json': text } }],
      requestBody: jsonBody,
    },
    reason: 'the suite cannot write its query parameter `filter`',
  },
  ...['label', 'matrix'].map((style) => ({
    name: `a path parameter of style ${style}`,
    path: '/files/{name}',
    operation: { parameters: [{ name: 'name', in: 'path', required: true, style, ...text }] },
    reason: 'the suite cannot write its path parameter `name`',
  })),
  {
    name: 'a path parameter that it does not describe',
    path: '/files/{name}',
    operation: {},
    reason: 'the suite cannot write its path parameter `name`',
  },
];

const rows = operations.flatMap((row) => ['0', '1', '2'].map((level) => ({ ...row, level })));

const writeDocument = (path: string, operation: object): string => {
  const file = join(folder, 'openapi.json');
  const responses = { 200: { description: 'Done.' }, 400: { description: 'Refused.' } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Files', version: '1' },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    paths: {
      [path]: {
        post: {
          security: [{ key: [] }],
          ...operation,
          responses: { ...responses, 401: { description: 'No key.' } },
        },
      },
    },
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
};

/** A correct server: it knows the operation and refuses every request to it, because none is valid. */
const startRefusing = (path: string) =>
  startHostile((response, { method, url, headers }) => {
    if (url?.split('?')[0] !== path) response.writeHead(404).end();
    else if (method !== 'POST') response.writeHead(405, { Allow: 'POST' }).end();
    else response.writeHead(headers['x-key'] === 'paper-Tiger' ? 400 : 401).end();
  });

describe('an operation with', () => {
  it.each(rows)(
    '$name is listed as not covered at level $level, and a correct server agrees',
    async ({ path, operation, reason, level }) => {
      const document = writeDocument(path, operation);
      const server = await startRefusing(path);
      const environment = { CONTRACT_CREDENTIAL: 'paper-Tiger' };
      const { code, stdout } = await captureRun(
        { target: server.url, document, level, fuzz: level === '2' ? '4' : '0', strict: true },
        { environment },
      ).finally(server.close);
      expect(stdout).toContain(`  POST ${path}: ${reason}\n`);
      expect([code, stdout]).toEqual([0, expect.not.stringContaining('Failures')]);
    },
  );

  it('a body that the suite cannot write is tested for its credentials and its routing', async () => {
    const document = writeDocument('/upload', operations[0]?.operation ?? {});
    const server = await startHostile((response) => response.writeHead(400).end());
    const { code, stdout } = await captureRun(
      { target: server.url, document },
      { environment: { CONTRACT_CREDENTIAL: 'paper-Tiger' } },
    ).finally(server.close);
    expect(code).toBe(1);
    expect(stdout).toContain('POST /upload › refuses a request without key');
    expect(stdout).toContain('POST /upload › has no method PUT');
  });
});
