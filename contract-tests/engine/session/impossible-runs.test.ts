import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { FetchHandler } from '../../../sandbox/engine/options.ts';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { startHostile } from '../../fixtures/hostile-servers.ts';
import { captureRun } from '../../testing/capture-run.ts';

const KEY = 'Sandbox-Key-7c1f';
const environment = { SIDOBE_WHATSAPP_SECRET_KEY: KEY };
const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const open = async (wrap?: (handle: FetchHandler) => FetchHandler): Promise<string> => {
  const sandbox = await startSandbox({ key: KEY, rateLimit: false, sendingMs: 0, ...(wrap && { wrap }) });
  closing.push(sandbox.close);
  return sandbox.url;
};

const run = (url: string, flags: Parameters<typeof captureRun>[0] = {}) =>
  captureRun({ target: url, ...flags }, { environment });

describe('a run', () => {
  const unreachable: [string, () => Promise<string>][] = [
    ['refuses connections', async () => 'http://127.0.0.1:1'],
    ['refuses connections to its name', async () => 'http://localhost:1'],
    ['does not speak TLS', async () => (await open()).replace('http:', 'https:')],
  ];
  it.each(unreachable.flatMap(([what, start]) => ['0', '1', '2'].map((level) => ({ what, start, level }))))(
    'on a server that $what is an error of one line at level $level',
    async ({ start, level }) => {
      const { code, error, stdout } = await captureRun(
        { target: await start(), level, live: true, rate: '100' },
        { environment: { ...environment, SIDOBE_WHATSAPP_TEST_PHONES: '+628999000111' } },
      );
      expect([code, stdout]).toEqual([undefined, '']);
      expect(error?.message).toMatch(/^The server at `[^\n]*` cannot be reached: [^\n]*$/);
    },
  );

  it.each([
    ['report', join(import.meta.filename, 'folder')],
    ['record', folder],
  ])('whose `--%s` cannot be written sends nothing', async (flag, place) => {
    const server = await startHostile((response) => response.writeHead(400).end());
    const { code, error } = await run(server.url, { [flag]: place }).finally(server.close);
    expect([code, server.hits()]).toEqual([undefined, 0]);
    expect(error?.message).toContain(place);
  });

  it.each(['--seed', '--fuzz'])('has an upper bound of `%s` that its message names', async (flag) => {
    const { error } = await run('http://127.0.0.1:9', { [flag.slice(2)]: '99999999999' });
    expect(error?.message).toBe(`\`${flag} 99999999999\` is not a whole number from 0 to 2147483648.`);
  });

  it('has a summary that counts what its sections list', async () => {
    const url = await open((handle) => async (request) => {
      const response = await handle(request);
      return response.status === 401 ? new Response(response.body, { status: 403 }) : response;
    });
    const { stdout } = await run(url);
    const [, failures, inCases] = /^Failures \((\d+) in (\d+) cases\)$/m.exec(stdout) ?? [];
    expect(Number(failures)).toBeGreaterThan(0);
    expect(stdout).toContain(`, ${inCases} failed, 0 with drift only, 0 unobserved\n`);
    expect(stdout).not.toContain('\nUnobserved');
  });

  it('on a server that goes away reports the cases without an answer', async () => {
    let served = 0;
    const server = await startHostile((response) => {
      served += 1;
      response.writeHead(400).end(served === 20 ? () => void server.close() : undefined);
    });
    const { code, stdout } = await run(server.url, { level: '0' });
    expect([code, stdout]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
  });
});
