import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';
import { listen, portOf } from '../../lib/listen.ts';

const INPUT = { phone: '+628123123123', message: 'm' };
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const send = (baseUrl: string, options = {}) =>
  createClient({ secretKey: 'kunci-rahasia', baseUrl, retries: 0, ...options }).sendMessage(INPUT);

const servers: { close: () => unknown }[] = [];
// a server of sockets listens as a server of HTTP does
const start = async (server: object): Promise<number> => {
  servers.push(server as Server);
  await listen(server as Server, 0);
  return portOf(server as Server);
};
const ignore = () => {};
afterAll(() => {
  for (const server of servers) server.close();
});

describe('a request that was never sent has the outcome `not_accepted`:', () => {
  it.each([
    ['the host refuses', 'http://127.0.0.1:2'],
    ['the host has no address', 'http://nowhere.invalid'],
    ['fetch blocks the port', 'http://127.0.0.1:6000'],
    ['fetch blocks the port of the host', 'http://127.0.0.1:1'],
  ])('%s', async (_, url) => {
    expect(await send(url)).toMatchObject({ kind: 'network', outcome: 'not_accepted', attempts: 1 });
  });

  it('the port speaks no TLS, or closes before', async () => {
    const plain = await start(createPlainServer((_, response) => response.end()));
    const closing = await start(
      createSocketServer((socket) => socket.on('error', ignore).once('data', () => socket.end())),
    );
    for (const port of [plain, closing]) {
      expect(await send(`https://127.0.0.1:${port}`)).toMatchObject({ outcome: 'not_accepted' });
    }
  });
});

describe('a request that may have been sent has the outcome `unknown`:', () => {
  it('the server closes, resets, speaks no HTTP, speaks TLS, or answers 407, which Node hides', async () => {
    const ports = await Promise.all([
      start(createPlainServer((request) => request.socket.destroy())),
      start(createPlainServer((request) => request.socket.resetAndDestroy())),
      start(
        createSocketServer((socket) =>
          socket.on('error', ignore).once('data', () => socket.end('hello\r\n\r\n')),
        ),
      ),
      start(createTlsServer()),
      start(createPlainServer((_, response) => response.writeHead(407).end())),
    ]);
    for (const port of ports) {
      expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({ kind: 'network', outcome: 'unknown' });
    }
  });
});

/** The error of a real refusal. */
const refuse = async (): Promise<Response> => fetch('http://127.0.0.1:2');

describe('an error of a fetch that is not the runtime’s own', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('proves nothing, even where it is a refusal: given by the caller, or in the place of the global fetch', async () => {
    const own = globalThis.fetch;
    const doubt = { kind: 'network', outcome: 'unknown', attempts: 1 };
    expect(await send('http://127.0.0.1:2', { fetch: refuse, retries: 2 })).toMatchObject(doubt);
    expect(await send('http://127.0.0.1:2', { fetch: own, retries: 2 })).toMatchObject(doubt);
    vi.stubGlobal('fetch', (...args: Parameters<typeof fetch>) => own(...args));
    expect(await send('http://127.0.0.1:2', { retries: 2 })).toMatchObject(doubt);
  });
});

describe.skipIf(!hasOpenssl)(
  `a certificate${hasOpenssl ? '' : ': skipped, `openssl` is not installed'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
    const trusted = getCACertificates('default');
    let port = 0;

    const issue = (name: string, days: string) => {
      const file = (suffix: string) => join(folder, `${name}.${suffix}`);
      const subject = [
        '-subj',
        '/CN=test',
        '-addext',
        `subjectAltName=${name === 'other' ? 'DNS:other.example' : 'IP:127.0.0.1'}`,
      ];
      const make = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        file('key'),
        '-out',
        file('crt'),
      ];
      execFileSync('openssl', [...make, '-days', days, ...subject], { stdio: 'ignore' });
      return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('crt'), 'utf8') };
    };
    const listenWith = async (certificate: ReturnType<typeof issue>) => {
      const answer = '{"is_success":true,"data":{"id":"1"}}';
      port = await start(createTlsServer(certificate, (_, response) => response.end(answer)));
    };

    beforeAll(() => setDefaultCACertificates(trusted));
    afterAll(() => {
      setDefaultCACertificates(trusted);
      rmSync(folder, { recursive: true });
    });

    it('that is not trusted, or is another host’s, lets no request pass', async () => {
      await listenWith(issue('own', '2'));
      expect(await send(`https://127.0.0.1:${port}`)).toMatchObject({ outcome: 'not_accepted' });
      const other = issue('other', '2');
      setDefaultCACertificates([other.cert]);
      await listenWith(other);
      expect(await send(`https://127.0.0.1:${port}`)).toMatchObject({ outcome: 'not_accepted' });
    });

    it('that is trusted lets it pass', async () => {
      const own = issue('own', '2');
      setDefaultCACertificates([own.cert]);
      await listenWith(own);
      expect(await send(`https://127.0.0.1:${port}`)).toMatchObject({ ok: true });
    });
  },
);
