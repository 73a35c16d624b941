import { describe, expect, it } from 'vitest';
import { permitBase } from './permit-base.ts';

const list = [
  { url: 'https://api.sidobe.com/wa/v1/', variables: new Map() },
  { url: 'https://{region}.shop.example/{version}', variables: new Map([['region', ['eu', 'us']]]) },
];

describe('the base of a live run', () => {
  it.each([
    ['https://api.sidobe.com/wa/v1', 'https://api.sidobe.com/wa/v1'],
    ['https://api.sidobe.com/wa/v1/', 'https://api.sidobe.com/wa/v1'],
    ['HTTPS://API.SIDOBE.COM:443/wa/v1', 'https://api.sidobe.com/wa/v1'],
    ['https://api.sidobe.com/wa/v2/../v1', 'https://api.sidobe.com/wa/v1'],
    ['https:\\\\api.sidobe.com\\wa\\v1', 'https://api.sidobe.com/wa/v1'],
    ['https://eu.shop.example/v7', 'https://eu.shop.example/v7'],
  ])('may be %s', (given, base) => {
    expect(permitBase(list, given)).toBe(base);
  });

  it.each([
    'https://api.sidobe.com/wa/v2',
    'https://api.sidobe.com/wa',
    'https://api.sidobe.com/',
    'https://api.sidobe.com/wa/v1/..',
    'https://api.sidobe.com/wa/v1/../v2',
    'https://api.sidobe.com/wa/v1/%2e%2e/v2',
    'https://api.sidobe.com/wa/v1/.%2E/v2',
    'https://api.sidobe.com/wa/v1\\..\\v2',
    'https://api.sidobe.com/wa/v1/x/%2e%2e%2fv2',
    'https://api.sidobe.com//wa/v1',
    'https://api.sidobe.com/wa//v1',
    'https://api.sidobe.com/wa/v1//',
    'https://api.sidobe.com/WA/v1',
    'https://api.sidobe.com/wa/v1;x',
    'https://api.sidobe.com:8443/wa/v1',
    'http://api.sidobe.com/wa/v1',
    'http://api.sidobe.com:443/wa/v1',
    'https://api.sidobe.com.example.org/wa/v1',
    'https://example.org/https://api.sidobe.com/wa/v1',
    'https://asia.shop.example/v1',
    'https://eu.shop.example/v1/admin',
    'https://eu.shop.example.org/v1',
    'api.sidobe.com/wa/v1',
    'ftp://api.sidobe.com/wa/v1',
    '',
  ])('may not be %s', (given) => {
    expect(() => permitBase(list, given)).toThrow('is not on the allow-list');
  });

  it.each([
    ['https://me@api.sidobe.com/wa/v1', 'never from a URL'],
    ['https://:secret@api.sidobe.com/wa/v1', 'never from a URL'],
    ['https://api.sidobe.com@example.org/wa/v1', 'never from a URL'],
    ['https://api.sidobe.com/wa/v1?', 'a query or a fragment'],
    ['https://api.sidobe.com/wa/v1?x=/wa/v1', 'a query or a fragment'],
    ['https://api.sidobe.com/wa/v1#', 'a query or a fragment'],
  ])('may not be %s', (given, message) => {
    expect(() => permitBase(list, given)).toThrow(message);
  });

  it('has no default from the list', () => {
    expect(() => permitBase(list, undefined)).toThrow('A live run needs `--base-url <url>` from');
  });

  it('does not exist where the document names no server', () => {
    expect(() => permitBase([], undefined)).toThrow('empty, as the document names no server');
  });
});
