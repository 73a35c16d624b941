import { describe, expect, it } from 'vitest';
import { buildKeyring } from './keyring.ts';

describe('a credential in what a server says', () => {
  it.each([
    ['as it is', 'user:a b&c'],
    ['as a URL writes it', encodeURIComponent('user:a b&c')],
    ['as basic authentication writes it', btoa('user:a b&c')],
  ])('is taken out %s', (_, form) => {
    const { redact } = buildKeyring({ credentials: ['login'] }, { login: 'user:a b&c' });
    expect(redact(`you sent ${form}, twice ${form}`)).toBe('you sent ***, twice ***');
  });
});
