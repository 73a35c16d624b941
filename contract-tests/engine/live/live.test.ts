import { afterEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { hostileAnswers, startHostile } from '../../fixtures/hostile-servers.ts';
import { captureRun } from '../../testing/capture-run.ts';

const KEY = 'Canary+Key/9f3a=Qz';
const PHONE = '+628999000111';
const environment = { SIDOBE_WHATSAPP_SECRET_KEY: KEY, SIDOBE_WHATSAPP_TEST_PHONES: PHONE };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const openSandbox = async () => {
  const sandbox = await startSandbox({ key: KEY, rateLimit: false, sendingMs: 0, slowMs: 0 });
  closing.push(sandbox.close);
  return sandbox;
};

const openHostile = async (name: keyof typeof hostileAnswers) => {
  const hostile = await startHostile(hostileAnswers[name]);
  closing.push(hostile.close);
  return hostile;
};

const runLive = (url: string, flags: Parameters<typeof captureRun>[0] = {}) =>
  captureRun(
    { target: 'live', live: true, 'base-url': url, rate: '10', ...flags },
    { environment, allowList: [url] },
  );

const readInbox = async (inboxUrl: string): Promise<string> => (await fetch(`${inboxUrl}/messages`)).text();

describe('a live run', () => {
  const flags = { target: 'live', live: true, 'base-url': 'https://api.example.com/v1' };
  const allowList = ['https://api.example.com/v1'];

  it.each([
    ['needs a confirmation', { ...flags, live: undefined }, environment, 'add `--live`'],
    ['has no default base URL', { ...flags, 'base-url': undefined }, environment, '--base-url'],
    [
      'refuses a base URL that is not on the allow-list',
      { ...flags, 'base-url': 'https://api.example.org/v1' },
      environment,
      'not on the allow-list',
    ],
    [
      'refuses another path of an allowed host',
      { ...flags, 'base-url': 'https://api.example.com/v2' },
      environment,
      'not on the allow-list',
    ],
    [
      'refuses a base URL with a user',
      { ...flags, 'base-url': 'https://me@api.example.com/v1' },
      environment,
      'never from a URL',
    ],
    [
      'takes the key from the environment only',
      flags,
      { SIDOBE_WHATSAPP_TEST_PHONES: PHONE },
      'SIDOBE_WHATSAPP_SECRET_KEY',
    ],
    ['needs test phones', flags, { SIDOBE_WHATSAPP_SECRET_KEY: KEY }, 'SIDOBE_WHATSAPP_TEST_PHONES'],
    [
      'refuses a test phone that is not a phone',
      flags,
      { ...environment, SIDOBE_WHATSAPP_TEST_PHONES: '0812' },
      'not an E.164 number',
    ],
  ])('%s', async (_, given, variables, message) => {
    const { code, error } = await captureRun(given, { environment: variables, allowList });
    expect(code).toBeUndefined();
    expect(error?.message).toContain(message);
  });

  it('refuses the live service as a plain URL', async () => {
    const { error } = await captureRun(
      { target: 'https://api.example.com/v1', live: true },
      { environment, allowList },
    );
    expect(error?.message).toContain('use `--target live`');
  });

  it('prints a plan and sends nothing', async () => {
    const sandbox = await startHostile(hostileAnswers['accepts everything']);
    closing.push(sandbox.close);
    const { code, stdout } = await runLive(sandbox.url, { plan: true });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\. POST \//);
    expect(stdout).toContain('level 0, 0 of them may be accepted');
    expect(sandbox.hits()).toBe(0);
  });

  it('sends nothing that is accepted at level 0', async () => {
    const sandbox = await openSandbox();
    const { code, stdout, stderr } = await runLive(sandbox.url);
    expect(stdout).toContain('live agrees with the document');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Plan: at most \d+ requests/);
    expect(stdout).toContain('status 503: no request of the run causes it');
    expect(await readInbox(sandbox.inboxUrl)).not.toContain('phone');
  });

  it('sends one message per operation at level 1, to a test phone', async () => {
    const sandbox = await openSandbox();
    const { code } = await runLive(sandbox.url, { level: '1' });
    const inbox = await readInbox(sandbox.inboxUrl);
    expect(code).toBe(0);
    expect([...inbox.matchAll(/\+\d{7,15}/g)].map(([phone]) => phone)).toEqual([PHONE, PHONE, PHONE]);
  });

  it('stays within its budget', async () => {
    const sandbox = await openSandbox();
    const { stdout } = await runLive(sandbox.url, { level: '1', budget: '1' });
    expect(stdout).toContain('the budget of 1 is used up');
  });

  it('keeps its rate', async () => {
    const sandbox = await openSandbox();
    const { slept, stdout } = await runLive(sandbox.url, { rate: '1' });
    const [, requests] = /(\d+) requests in/.exec(stdout) ?? [];
    expect(slept).toBe((Number(requests) - 1) * 1000);
  });

  it('ends with the first 2xx where the case expects a refusal', async () => {
    const hostile = await openHostile('accepts everything');
    const { code, stdout } = await runLive(hostile.url);
    expect(code).toBe(1);
    expect(stdout).toContain('the run was ended: the server accepted a request that it should refuse');
    expect(hostile.hits()).toBe(1);
  });

  it.each(['never ends a body', 'never answers', 'closes the connection', 'sends 10 MB of JSON'] as const)(
    'ends after three requests to a server that %s',
    async (name) => {
      const hostile = await openHostile(name);
      // only these answers time out
      const { code, stdout } = await runLive(hostile.url, name.startsWith('never') ? { latency: '150' } : {});
      expect(code).toBe(1);
      expect(stdout).toContain('no answer 3 times in a row');
      expect(hostile.hits()).toBe(3);
    },
  );

  it('ends where the server asks for a pause of an hour', async () => {
    const hostile = await openHostile('asks for a pause of an hour');
    const { stdout } = await runLive(hostile.url);
    expect(stdout).toContain('the server asks for a pause of 3600 s');
    expect(hostile.hits()).toBe(1);
  });

  it('reports a redirect and does not follow it', async () => {
    const elsewhere = await openHostile('accepts everything');
    const hostile = await startHostile((response) =>
      response.writeHead(307, { Location: elsewhere.url }).end(),
    );
    closing.push(hostile.close);
    const { code, stdout } = await runLive(hostile.url);
    expect(code).toBe(1);
    expect(stdout).toContain(`a redirect to ${elsewhere.url}`);
    expect(elsewhere.hits()).toBe(0);
  });

  it.each(['echoes the headers', 'nests JSON deeply'] as const)('fails a server that %s', async (name) => {
    const hostile = await openHostile(name);
    const { code, stdout } = await runLive(hostile.url);
    expect(code).toBe(1);
    expect(stdout).toContain(name === 'echoes the headers' ? 'secret-leak' : 'body-parses');
  });
});
