import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startHostile } from '../../fixtures/hostile-servers.ts';
import { captureRun } from '../../testing/capture-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOSTILE = {
  'clears the screen': ['\u001b[2J', '\\u001b[2J'],
  'sets the title of the window': ['\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  'is a control sequence of one byte': ['\u009b31m', '\\u009b31m'],
  'returns to the beginning of the line': ['\rFAKE', '\\rFAKE'],
  'deletes a character': ['\u007f\b', '\\u007f\\u0008'],
  'turns the direction of writing': ['\u202eevil\u2066', '\\u202eevil\\u2066'],
  'begins a line': ['\nFailures (0)\u2028\u0085', '\\nFailures (0)\\u2028\\u0085'],
} as const;

/** What no output may have, except the line breaks and the tabs that the suite writes. */
const CONTROLS = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;
const kinds = Object.entries(HOSTILE).map(([what, [raw, shown]]) => ({ what, raw, shown }));

const writeDocument = (raw: string): string => {
  const file = join(folder, 'openapi.json');
  const answer = (description: string) => ({
    description,
    content: { 'application/json': { schema: { type: 'object', required: [`f${raw}`] } } },
  });
  writeFileSync(
    file,
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: `Files${raw}`, version: '1' },
      paths: {
        [`/files${raw}`]: {
          post: {
            operationId: `add${raw}`,
            parameters: [{ name: `p${raw}`, in: 'query', content: { 'text/plain': {} } }],
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: [`a${raw}`],
                    properties: { [`a${raw}`]: { const: raw } },
                  },
                },
              },
            },
            responses: { 200: answer(`Done${raw}`), 400: answer(`Refused${raw}`) },
          },
        },
      },
    }),
  );
  return file;
};

describe('a text that', () => {
  it.each(kinds)('$what is printed as escapes where a server sends it', async ({ raw, shown }) => {
    const server = await startHostile((response) => response.writeHead(418).end(`x${raw}x`));
    const { stdout, stderr } = await captureRun(
      { target: server.url },
      { environment: { SIDOBE_WHATSAPP_SECRET_KEY: 'Canary-9f3a' } },
    ).finally(server.close);
    expect(stdout).toContain(`got status 418 with x${shown}x`);
    expect(stdout + stderr).not.toMatch(CONTROLS);
  });

  it.each(kinds)('$what is printed as escapes where a document has it', async ({ raw, shown }) => {
    const document = writeDocument(raw);
    const server = await startHostile((response) => response.writeHead(500).end());
    const ran = await captureRun({ target: server.url, document });
    const planned = await captureRun({ target: server.url, document, plan: true });
    await server.close();
    expect(ran.stdout).toContain(`Files${shown} · http`);
    for (const { stdout, stderr } of [ran, planned]) {
      expect(stdout).toContain(`POST /files${shown} › accepts what is required`);
      expect(stdout + stderr).not.toMatch(CONTROLS);
    }
  });

  it.each(kinds)('$what is printed as escapes where an error or a change names it', async ({ raw }) => {
    const file = join(folder, 'recording.json');
    const answer = { case: 'c', operation: `o${raw}`, status: 200, contentType: '', headers: [] };
    const recording = { kind: 'contract-recording', title: 't', target: 'mock', recordedAt: '' };
    writeFileSync(file, JSON.stringify({ ...recording, answers: [answer] }));
    const against = join(folder, 'against.json');
    writeFileSync(against, JSON.stringify({ ...recording, answers: [{ ...answer, status: 201 }] }));
    const { stdout } = await captureRun({ target: file, against });
    const { error } = await captureRun({ target: `http://127.0.0.1:9/${raw}`, document: `no${raw}.json` });
    expect(stdout).toContain('Changed (1)');
    expect(error?.message).toBeDefined();
    expect(`${stdout}${error?.message}`).not.toMatch(CONTROLS);
  });
});
