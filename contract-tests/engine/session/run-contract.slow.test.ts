import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FetchHandler } from '../../../sandbox/engine/options.ts';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { captureRun } from '../../testing/capture-run.ts';

const KEY = 'Sandbox-Key-7c1f';
const environment = { SIDOBE_WHATSAPP_SECRET_KEY: KEY };
const folder = mkdtempSync(join(tmpdir(), 'contract-'));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const open = async (wrap?: (handle: FetchHandler) => FetchHandler): Promise<string> => {
  const sandbox = await startSandbox({
    key: KEY,
    rateLimit: false,
    sendingMs: 0,
    slowMs: 0,
    ...(wrap && { wrap }),
  });
  closing.push(sandbox.close);
  return sandbox.url;
};

/** Adds members to every answer. */
const adding = (more: object) => (handle: FetchHandler) => async (request: Request) => {
  const response = await handle(request);
  if (response.type === 'error') return response;
  return Response.json({ ...((await response.json()) as object), ...more }, { status: response.status });
};

const run = (url: string, flags: Parameters<typeof captureRun>[0] = {}) =>
  captureRun({ target: url, ...flags }, { environment });

const writeBaseline = (known: object[]): string => {
  const file = join(folder, `baseline-${known.length}-${Math.random()}.json`);
  writeFileSync(file, JSON.stringify({ known }));
  return file;
};

describe('a run', () => {
  it('on a server that agrees has exit code 0, and reports what was not observed', async () => {
    const { code, stdout } = await run(await open());
    expect(code).toBe(0);
    expect(stdout).toContain('agrees with the document');
    expect(stdout).toContain('POST /send-message › status 503: no request of the run causes it');
  });

  it('on a server that does not agree has exit code 1, and reports the check, the expectation and a command', async () => {
    const url = await open((handle) => async (request) => {
      const response = await handle(request);
      return response.status === 401
        ? new Response(response.body, { status: 403, headers: response.headers })
        : response;
    });
    const { code, stdout } = await run(url);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'POST /send-message › refuses a wrong SecretKey\n    status-expected: expected status 401\n    got status 403',
    );
    expect(stdout).toMatch(/curl -i --path-as-is -X POST 'http:\/\/127\.0\.0\.1:\d+\/wa\/v1\/send-message'/);
  });

  it('treats what the document leaves open as drift, which fails with `--strict` only', async () => {
    const url = await open(adding({ trace: 'a' }));
    const { code, stdout } = await run(url);
    expect([code, stdout]).toEqual([0, expect.stringContaining('a field `trace` that is not documented')]);
    expect((await run(url, { strict: true })).code).toBe(1);
  });

  it('expects the documented answers to test values where the server knows them', async () => {
    const { code, stdout } = await run(await open(), { 'test-values': true });
    expect(code).toBe(0);
    expect(stdout).not.toContain('no request of the run causes it');
  });

  it('waits where a server on this machine asks for a pause, and leaves no case out', async () => {
    let served = 0;
    const url = await open((handle) => (request) => {
      served += 1;
      return served % 50 === 0
        ? Response.json({ message: 'rate limit exceeded' }, { status: 429, headers: { 'Retry-After': '7' } })
        : handle(request);
    });
    const { code, stdout, slept } = await run(url);
    expect([code, slept > 0]).toEqual([0, true]);
    expect(stdout).toContain(', 0 unobserved');
  });

  it('that is refused because of too many requests fails', async () => {
    const url = await open(() => () => Response.json({ message: 'rate limit exceeded' }, { status: 429 }));
    const { code, stdout } = await run(url);
    expect([code, stdout]).toEqual([1, expect.stringContaining('slow the run down with `--rate`')]);
  });

  it('without a credential is an error', async () => {
    const { error } = await captureRun({ target: 'http://127.0.0.1:9' });
    expect(error?.message).toBe(
      'There is no credential: set `SIDOBE_WHATSAPP_SECRET_KEY` in the environment.',
    );
  });

  it('sends random requests in addition', async () => {
    const { code, stdout } = await run(await open(), { fuzz: '20' });
    expect(code).toBe(0);
    expect(Number(/(\d+) requests in/.exec(stdout)?.[1])).toBeGreaterThan(400);
  });

  it('shrinks a body that is wrongly refused to a valid body', async () => {
    const url = await open((handle) => async (request) => {
      const text = await request.clone().text();
      return text.includes('"is_async":true') && /"phone":"\+[^"]*9/.test(text)
        ? Response.json(
            { is_success: false, message: 'no', error_code: 'API_VALIDATION_ERROR' },
            { status: 400 },
          )
        : handle(request);
    });
    const { stdout } = await run(url, { fuzz: '120' });
    expect(stdout).toContain('POST /send-message › accepts random valid bodies');
    const [, body] =
      /send-message › accepts random valid bodies[\s\S]*?--data-binary '(\{.*?\})'/.exec(stdout) ?? [];
    expect(JSON.parse(body ?? '')).toMatchObject({
      is_async: true,
      phone: expect.stringMatching(/^\+[1-9][0-9]*9/),
    });
  });

  it('sends the same requests for the same seed', async () => {
    const sent: string[] = [];
    const url = await open((handle) => async (request) => {
      sent.push(`${request.method} ${request.url} ${await request.clone().text()}`);
      return handle(request);
    });
    await run(url, { seed: '3' });
    const first = sent.splice(0);
    await run(url, { seed: '3' });
    const second = sent.splice(0);
    await run(url, { seed: '4' });
    expect(second.sort()).toEqual(first.sort());
    expect(sent.sort()).not.toEqual(first);
  });
});

describe('a baseline', () => {
  const entry = {
    case: 'POST /send-message › refuses an empty SecretKey',
    check: 'status-expected',
    reason: 'to be mended',
    expires: '2999-01-01',
  };
  const openLax = () =>
    open((handle) => async (request) => {
      const response = await handle(request);
      const lax = request.headers.get('x-secret-key') === '' && request.url.endsWith('/send-message');
      return lax ? new Response(response.body, { status: 403, headers: response.headers }) : response;
    });
  const documented = { ...entry, check: 'status-documented' };

  it('that is a folder is a one-line error', async () => {
    const { code, error } = await run(await open(), { baseline: folder });
    expect(code).toBeUndefined();
    expect(error?.message).toBe(
      `\`--baseline ${folder}\` cannot be read: a folder is where a file has to be (EISDIR). Move that folder, or choose another place.`,
    );
  });

  it('removes a known failure', async () => {
    const { code, stdout } = await run(await openLax(), { baseline: writeBaseline([entry]) });
    expect(stdout).toContain('Known failures (1 in 1 case)');
    expect(code).toBe(0);
  });

  it('fails where an entry has expired', async () => {
    const { code, stdout } = await run(await openLax(), {
      baseline: writeBaseline([{ ...entry, expires: '2001-01-01' }]),
    });
    expect([code, stdout]).toEqual([1, expect.stringContaining('expired on 2001-01-01')]);
  });

  it('fails where an entry is stale', async () => {
    const { code, stdout } = await run(await open(), { baseline: writeBaseline([documented]) });
    expect([code, stdout]).toEqual([1, expect.stringContaining('is stale')]);
  });

  it('without a reason is refused', async () => {
    const { error } = await run(await open(), { baseline: writeBaseline([{ ...entry, reason: '' }]) });
    expect(error?.message).toContain('known.0.reason');
  });
});

describe('drift over time', () => {
  it('prints changes as statements about the document', async () => {
    const file = join(folder, 'before.json');
    await run(await open(), { record: file });
    const changed = await open((handle) => async (request) => {
      const response = await handle(request);
      if (response.status !== 200) return response;
      const body = (await response.json()) as { data: object };
      return Response.json({ ...body, data: { ...body.data, status: 'sent' } });
    });
    const { stdout, code } = await run(changed, { against: file });
    expect(stdout).toContain('`data` of sendMessage has a new field `status`: string');
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain(KEY);
  });

  it('compares two recordings without a server', async () => {
    const file = join(folder, 'same.json');
    await run(await open(), { record: file });
    const { code, stdout } = await captureRun({ target: file, against: file });
    expect([code, stdout]).toEqual([0, 'Nothing changed\n']);
  });

  it('compares two servers', async () => {
    const { stdout } = await captureRun({ target: 'mock', against: 'sandbox' });
    expect(stdout).toContain('Nothing changed');
  });
});
