import { describe, expect, it } from 'vitest';
import { listSecretForms, unescapeJson } from './secret-forms.ts';

describe('the forms of a secret', () => {
  it('are its encodings', () => {
    expect(listSecretForms('a/b+"c')).toEqual([
      'a/b+"c',
      'a%2Fb%2B%22c',
      'a%2fb%2b%22c',
      'a/b+%22c',
      'YS9iKyJj',
      '612f622b2263',
    ]);
  });

  it.each([
    ['a slash', String.raw`a\/b`, 'a/b'],
    ['a code', String.raw`\u0061\u002Fb`, 'a/b'],
    ['JSON within JSON', String.raw`a\\\/b\\u002b`, 'a/b+'],
    ['a quotation mark', String.raw`a\"b`, 'a"b'],
    ['nothing', 'a/b', 'a/b'],
  ])('are found behind the escapes of JSON: %s', (_, text, plain) => {
    expect(unescapeJson(text)).toBe(plain);
  });
});
