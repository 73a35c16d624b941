import { describe, expect, it } from 'vitest';
import { readBasePath } from './read-base-path.ts';

describe('the base path', () => {
  it.each([
    ['of no server', undefined, ''],
    ['of a host', [{ url: 'https://a.example' }], ''],
    ['of a path', [{ url: 'https://a.example/wa/v1/' }, { url: 'https://a.example/other' }], '/wa/v1'],
    ['of a relative URL', [{ url: '/v1' }], '/v1'],
    [
      'of variables',
      [{ url: 'https://{a}.example/{b}', variables: { a: { default: 'x' }, b: { default: 'v2' } } }],
      '/v2',
    ],
    ['of variables without a default', [{ url: 'https://{a}.example/v1' }], '/v1'],
    ['of a text that is not a URL', [{ url: 'https://' }], ''],
  ])('%s is read', (_what, servers, path) => {
    expect(readBasePath({ servers })).toBe(path);
  });
});
