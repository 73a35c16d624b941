import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { close, listen } from '../../../scripts/lib/listen.ts';
import { startHostile } from '../../fixtures/hostile-servers.ts';
import { captureRun } from '../../testing/capture-run.ts';

const PHONE = '+628999000111';
const key = { SIDOBE_WHATSAPP_SECRET_KEY: 'Canary+Key/9f3a=Qz' };
const phones = { SIDOBE_WHATSAPP_TEST_PHONES: PHONE };
const LIVE = 'https://api.sidobe.com/wa/v1';
const STAGING = 'https://staging.example.org/wa/v1';
const BOOKSHOP = join(import.meta.dirname, '..', '..', '..', 'scripts', 'fixtures', 'bookshop', 'api.ts');

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of closing.splice(0)) await end();
});

type Flags = Parameters<typeof captureRun>[0];

const plan = (flags: Flags, environment: Record<string, string> = { ...key, ...phones }) =>
  captureRun({ plan: true, ...flags }, { environment });

const ACCEPTED = /^ .*expects 2/m;

describe('a plan for a server beyond this machine', () => {
  it.each<[string, Flags]>([
    ['by its URL', { target: STAGING }],
    ['that knows the test values', { target: STAGING, 'test-values': true }],
    ['with `--live`', { target: STAGING, live: true }],
    ['as the other side of a server on this machine', { target: 'sandbox', against: STAGING }],
    ['as the other side of the mock', { target: STAGING, against: 'mock' }],
    ['that is live', { target: 'live', live: true, 'base-url': LIVE }],
    ['that is live, on both sides', { target: 'sandbox', live: true, 'base-url': LIVE, against: 'live' }],
  ])('%s has nothing that may be accepted', async (_, flags) => {
    const { code, stdout } = await plan(flags);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\. /);
    expect(stdout).not.toMatch(ACCEPTED);
    expect(stdout).not.toMatch(/level [12]/);
    expect(stdout).toContain('level 0, 0 of them may be accepted');
  });

  it.each<[string, Flags]>([
    ['--level 1', { target: STAGING, level: '1' }],
    ['--level 2', { target: STAGING, level: '2' }],
    ['--level 2 against it', { target: 'mock', level: '2', against: STAGING }],
    ['--level 1 at a private address', { target: 'http://192.168.1.7:8080', level: '1' }],
    [
      '--level 2 by a name that begins as this machine',
      { target: 'http://localhost.example.org', level: '2' },
    ],
  ])('with %s needs every opt-in', async (_, flags) => {
    const say = async (more: Flags, environment: Record<string, string>) =>
      (await plan({ ...flags, ...more }, environment)).error?.message;
    expect(await say({}, { ...key, ...phones })).toContain('add `--live`');
    expect(await say({ live: true }, phones)).toContain('SIDOBE_WHATSAPP_SECRET_KEY');
    expect(await say({ live: true }, key)).toContain('SIDOBE_WHATSAPP_TEST_PHONES');
    const { code, stdout } = await plan({ ...flags, live: true });
    expect(code).toBe(0);
    expect(stdout).toMatch(ACCEPTED);
  });

  it.each<[string, Flags]>([
    ['a server', { target: STAGING, fuzz: '10' }],
    ['a server on the other side', { target: 'mock', against: STAGING, fuzz: '10' }],
    ['a live service', { target: 'live', live: true, 'base-url': LIVE, fuzz: '10' }],
  ])('of %s has no `--fuzz` without level 2', async (_, flags) => {
    expect((await plan(flags)).error?.message).toContain('`--fuzz` sends requests that may be accepted');
  });

  it.each([
    LIVE,
    'https://api.sidobe.com./wa/v1',
    'https://api.sidobe.com:8443/wa/v1',
    'http://API.sidobe.com/',
    'https://%61pi.sidobe.com/wa/v2',
    'https://api。sidobe。com',
  ])('is refused for the live service as %s', async (target) => {
    for (const flags of [{ target }, { target, live: true, level: '2' }, { target: 'mock', against: target }])
      expect((await plan(flags)).error?.message).toContain('is a live service: use `--target live`');
  });

  it('holds test phones only, and without them a number that nobody has', async () => {
    const numbers = async (environment: Record<string, string>) => {
      const { stdout } = await plan({ target: STAGING, level: '0' }, environment);
      return new Set(stdout.match(/\+[1-9]\d{6,}/g));
    };
    expect(await numbers(key)).toEqual(new Set(['+99988877766']));
    // test phones are redacted
    expect(await numbers({ ...key, ...phones })).toEqual(new Set());
  });

  it('of another API takes the variables of that API', async () => {
    const api = { target: 'https://shop.example.org', api: BOOKSHOP, level: '1', live: true };
    expect((await plan(api, { ...key, ...phones })).error?.message).toContain('`BOOKSHOP_TOKEN`');
    expect((await plan(api, { BOOKSHOP_TOKEN: 'abcd' })).error?.message).toContain('`BOOKSHOP_TEST_PHONES`');
    expect((await plan(api, { BOOKSHOP_TOKEN: 'abcd', BOOKSHOP_TEST_PHONES: 'none' })).stdout).toMatch(
      ACCEPTED,
    );
  });

  it.each([
    'https://bookshop.example/api',
    'https://bookshop.example.:8443/',
    'http://BOOKSHOP.example/api/',
  ])('of another API is refused for its own live service, %s', async (target) => {
    const { error } = await plan({ target, api: BOOKSHOP, live: true, level: '2' }, {});
    expect(error?.message).toContain('is a live service');
  });

  it('has a base for the target `live` only', async () => {
    const { error } = await plan({ target: STAGING, 'base-url': STAGING });
    expect(error?.message).toContain('`--base-url` is the base of the target `live`');
  });
});

describe('a server on this machine', () => {
  it('that redirects to another host is the only server that is called', async () => {
    const elsewhere = await startHostile((response) => response.writeHead(200).end('{}'));
    const targets = [`${LIVE}/send-message`, '//api.sidobe.com/wa/v1', elsewhere.url];
    let next = 0;
    const hostile = await startHostile((response) => {
      const Location = targets[next++ % targets.length] ?? '';
      response.writeHead(next % 2 === 0 ? 307 : 308, { Location }).end();
    });
    closing.push(elsewhere.close, hostile.close);
    const { code, stdout } = await captureRun({ target: hostile.url }, { environment: key });
    const [, requests] = /(\d+) requests in/.exec(stdout) ?? [];
    expect([code, hostile.hits()]).toEqual([1, Number(requests)]);
    expect(stdout).toContain(`a redirect to ${LIVE}/send-message, not followed`);
    expect(elsewhere.hits()).toBe(0);
  });

  it.each(['LOCALHOST.', 'shop.localhost', '0x7f.1'])('is called by %s without DNS', async (host) => {
    let hits = 0;
    const server = createServer((_, response) => {
      hits += 1;
      response.writeHead(418).end();
    });
    const { port } = new URL(await listen(server, 0));
    closing.push(() => close(server));
    const { code } = await captureRun({ target: `http://${host}:${port}`, level: '0' }, { environment: key });
    expect(code).toBe(1);
    expect(hits).toBeGreaterThan(100);
  });
});
