import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { hostileAnswers, startHostile } from '../../fixtures/hostile-servers.ts';
import { captureRun } from '../../testing/capture-run.ts';
import { swapCase } from '../requests/credentials.ts';
import { encodings } from '../secrets/redact.ts';

const KEY = `Canary/9f3a+Q&z"<k>='x`;
const PHONE = '+628999000111';
const environment = { SIDOBE_WHATSAPP_SECRET_KEY: KEY, SIDOBE_WHATSAPP_TEST_PHONES: PHONE };
const canaries = [KEY, KEY.slice(0, -1), swapCase(KEY), PHONE, PHONE.slice(1)].flatMap(encodings);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Everything that a run says and writes. */
const runWithReports = async (url: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const captured = await captureRun(
    {
      target: 'live',
      live: true,
      'base-url': url,
      level: '1',
      rate: '100',
      report: folder,
      record: join(folder, 'recording.json'),
    },
    { environment, allowList: [url] },
  );
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  return { ...captured, files: new Map(files) };
};

const openEcho = async () => {
  const echo = await startHostile((response, request) => {
    const said = JSON.stringify({
      headers: request.headers,
      base64: Buffer.from(KEY).toString('base64'),
      url: encodeURIComponent(KEY),
      phone: PHONE,
    });
    response
      .writeHead(400, { 'Content-Type': 'application/json', 'Set-Cookie': `k=${encodeURIComponent(KEY)}` })
      .end(said);
  });
  closing.push(echo.close);
  return echo;
};

describe('the reports', () => {
  it('hold no credential and no test phone, in whatever encoding, of a server that echoes both', async () => {
    const { stdout, stderr, files } = await runWithReports((await openEcho()).url);
    expect([...files.keys()].sort()).toEqual([
      'exchanges.har',
      'index.html',
      'junit.xml',
      'recording.json',
      'report.json',
    ]);
    for (const text of [stdout, stderr, ...files.values()]) {
      expect(text).not.toBe('');
      expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
    }
  });

  it('have no credential on a correct server', async () => {
    const sandbox = await startSandbox({ key: KEY, rateLimit: false, sendingMs: 0 });
    closing.push(sandbox.close);
    const { code, stdout, files } = await runWithReports(sandbox.url);
    expect(code).toBe(0);
    for (const text of [stdout, ...files.values()])
      expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
  });

  it('hold no credential where the run crashes', async () => {
    const { error } = await captureRun(
      { target: `http://127.0.0.1:9/${encodeURIComponent(KEY)}`, baseline: `/${KEY}/${PHONE}.json` },
      { environment },
    );
    expect(error?.message).toBeDefined();
    expect(
      canaries.filter((canary) => error?.message.includes(canary) || error?.stack?.includes(canary)),
    ).toEqual([]);
  });

  it('repeat each request by a line that takes the credential from the environment', async () => {
    const { stdout } = await runWithReports((await openEcho()).url);
    expect(stdout).toContain(`-H "X-Secret-Key: $\{SIDOBE_WHATSAPP_SECRET_KEY}"`);
  });

  it('are well-formed', async () => {
    const { files } = await runWithReports((await openEcho()).url);
    const page = files.get('index.html') ?? '';
    expect(page).not.toMatch(/<(script|link|img|iframe|a)\b|src=|href=|url\(/);
    expect(files.get('junit.xml')).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /);
    const har = JSON.parse(files.get('exchanges.har') ?? '');
    expect(har.log.version).toBe('1.2');
    expect(har.log.entries.length).toBeGreaterThan(100);
    expect(JSON.parse(files.get('report.json') ?? '').counts.failed).toBeGreaterThan(100);
  });

  it('say of a failure without a request why there is no line to repeat it', async () => {
    const server = await startSandbox({ key: KEY, rateLimit: false, sendingMs: 0 });
    closing.push(server.close);
    const folder = mkdtempSync(join(tmpdir(), 'contract-'));
    const { code, stdout } = await captureRun(
      { target: server.url, level: '0', report: folder },
      { environment, change: { secondProof: () => true } },
    );
    expect(code).toBe(1);
    const texts = [
      stdout,
      ...['index.html', 'junit.xml'].map((name) => readFileSync(join(folder, name), 'utf8')),
    ];
    for (const text of texts) {
      expect(text).toContain('a second proof disagrees; not sent');
      expect(text).toContain('no request was sent, so there is no curl line');
    }
  });

  it('survive a server that never answers', async () => {
    const silent = await startHostile(hostileAnswers['closes the connection']);
    closing.push(silent.close);
    const { code, files } = await runWithReports(silent.url);
    expect(code).toBe(1);
    expect(files.get('junit.xml')).toContain('the run was ended');
  });
});
