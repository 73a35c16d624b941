import { describe, expect, it } from 'vitest';
import { highestLevel } from '../live/permit.ts';
import { isServerUrl, readBase } from './base.ts';
import { classifyUrl, type UrlClass } from './classify-url.ts';

const server = (url: string, variables: Record<string, string[]> = {}) => ({
  url,
  variables: new Map(Object.entries(variables)),
});

const known = {
  live: [server('https://api.sidobe.com/wa/v1'), server('https://BÜCHER.example/v1')],
  named: [
    server('https://staging.sidobe.example:8443/wa'),
    server('https://{region}.shop.example/{version}', { region: ['eu', 'us'], version: ['v1'] }),
    server('{scheme}://{tenant}.free.example:{port}/api', { scheme: ['http', 'https'] }),
    server('//relative.example/v1'),
    server('/v2'),
    server('v3/{version}'),
    server('wss://events.sidobe.example/'),
    server('http://192.0.2.7/'),
  ],
};

const NOTHING = { live: false, credential: false, recipients: false };
const EVERYTHING = { live: true, credential: true, recipients: true };

/** The class of a URL, or `refused`; and what may be sent there without an opt-in. */
const judge = (text: string): [UrlClass | 'refused', number | undefined] => {
  if (!isServerUrl(text)) return ['refused', undefined];
  try {
    const place = classifyUrl(readBase(text), known);
    return [place, highestLevel(place, NOTHING)];
  } catch {
    return ['refused', undefined];
  }
};

const SPELLINGS = {
  loopback: [
    'http://127.0.0.1',
    'https://127.0.0.1:8443/api',
    'http://127.1:8080',
    'http://0x7f.1',
    'http://0177.0.0.01',
    'http://2130706433',
    'http://127.0.0.1.',
    'http://127.255.255.254',
    'http://localhost',
    'http://LOCALHOST:3000',
    'http://localhost.',
    'http://localhost..:80',
    'http://shop.localhost',
    'http://a.b.localhost.',
    'http://%6cocalhost',
    'http://ｌｏｃａｌｈｏｓｔ',
    'http://１２７。0。0。1',
    'http:\\\\localhost\\api',
    'http:localhost',
    'http://[::1]:8080',
    'http://[0:0:0:0:0:0:0:1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::FFFF:7f00:1]',
  ],
  live: [
    'https://api.sidobe.com/wa/v1',
    'https://api.sidobe.com./wa/v1',
    'https://api.sidobe.com../wa/v1',
    'https://api.sidobe.com:8443/wa/v1',
    'http://api.sidobe.com:80',
    'https://API.Sidobe.COM',
    'https://%61pi.sidobe.com',
    'https://api%2Esidobe%2Ecom',
    'https://api。sidobe．com',
    'https://ａｐｉ.sidobe.com',
    'https://api.sido\u00adbe.com',
    'https:\\\\api.sidobe.com\\wa',
    'https:/api.sidobe.com',
    ' https://api.si\tdobe.com',
    'https://xn--bcher-kva.example',
    'https://bücher.example.',
    'https://bu\u0308cher.example',
  ],
  named: [
    'https://staging.sidobe.example',
    'http://STAGING.sidobe.example.:1234/other',
    'https://eu.shop.example/v1',
    'https://us.shop.example./elsewhere',
    'https://anybody.free.example',
    'http://a.b.free.example:99',
    'https://relative.example',
    'https://events.sidobe.example',
    'http://192.0.2.7:81',
    'http://0xc0.0.2.7',
    'http://[::ffff:192.0.2.7]',
  ],
  other: [
    'https://staging.example.org/api',
    'https://sidobe.com',
    'https://www.api.sidobe.com',
    'https://api.sidobe.com.example.org',
    'https://asia.shop.example/v1',
    'https://free.example',
    'https://staging-sidobe.example',
    'http://localhost.example.org',
    'http://evil-localhost',
    'http://127.0.0.1.nip.io',
    'http://localtest.me',
    'http://10.0.0.1',
    'http://192.168.1.7:8080',
    'http://172.16.0.1',
    'http://169.254.169.254',
    'http://128.0.0.1',
    'http://126.255.255.255',
    'http://[fe80::1]',
    'http://[fd00::1]',
    'http://[::2]',
    'http://[::127.0.0.1]',
    'http://[::ffff:10.0.0.1]',
    'http://[64:ff9b::7f00:1]',
  ],
  refused: [
    'http://0.0.0.0:8000',
    'http://0',
    'http://[::]:8000',
    'http://[::ffff:0.0.0.0]',
    'http://me:secret@127.0.0.1',
    'http://:secret@127.0.0.1',
    'http://localhost@example.org',
    'http://127.0.0.1?',
    'http://127.0.0.1#@example.org',
    'http://127.0.0.1/api?key=1',
    'http://127.0.0.256',
    'http://[fe80::1%25eth0]',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    '127.0.0.1:8080',
    'localhost',
  ],
} as const;

const LEVELS = { loopback: 2, live: 0, named: 0, other: 0, refused: undefined } as const;

describe.each(Object.entries(SPELLINGS))('a URL that is %s', (place, texts) => {
  it.each(texts)('%s', (text) => {
    expect(judge(text)).toEqual([place, LEVELS[place as keyof typeof LEVELS]]);
  });
});

describe('a document whose server may be any host', () => {
  it.each([
    '{baseUrl}',
    '{baseUrl}/v1',
    'https://{host}',
    '{scheme}://{host}:{port}/',
    'http://[{ip}]',
    'https://{x}ü.example',
  ])('%s names every host beyond this machine', (url) => {
    const names = { live: [], named: [server(url)] };
    expect(classifyUrl(new URL('https://anything.example.org'), names)).toBe('named');
    expect(classifyUrl(new URL('http://127.0.0.1'), names)).toBe('loopback');
  });

  it('with more values than can be tried is treated as any server', () => {
    const many = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const documented = server('https://{a}-{b}.example/{c}', { a: many, b: many, c: many });
    expect(classifyUrl(new URL('https://v39-v7.example'), { live: [], named: [documented] })).toBe('named');
    expect(classifyUrl(new URL('https://v39.example'), { live: [], named: [documented] })).toBe('other');
  });
});

describe('the level beyond this machine', () => {
  it.each(['live', 'named', 'other'] as const)('is 0 for %s until every opt-in is there', (place) => {
    for (const name of ['live', 'credential', 'recipients'] as const)
      expect(highestLevel(place, { ...EVERYTHING, [name]: false })).toBe(0);
    expect(highestLevel(place, EVERYTHING)).toBe(2);
  });
});
