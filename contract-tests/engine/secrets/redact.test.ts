import { describe, expect, it } from 'vitest';
import { buildRedactor } from '../secrets/redact.ts';

const KEY = 'sekret/KEY-9"f\\é';
const redact = buildRedactor({ credentials: [KEY], phones: ['+999000000001'] });

const escapeAll = (text: string, upper = false): string =>
  text
    .split('')
    .map((c) => c.charCodeAt(0).toString(16).padStart(4, '0'))
    .map((hex) => `\\u${upper ? hex.toUpperCase() : hex}`)
    .join('');

describe('a redactor', () => {
  it.each([
    ['with a slash behind a backslash', JSON.stringify(KEY).replace('/', '\\/')],
    ['with one character as `\\uXXXX`', JSON.stringify(KEY).replace('/', '\\u002f')],
    ['with one character as `\\uXXXX` in upper case', JSON.stringify(KEY).replace('/', '\\u002F')],
    ['with every character as `\\uXXXX`', `"${escapeAll(KEY)}"`],
    ['with every character so, in upper case', `"${escapeAll(KEY, true)}"`],
    ['in base64, escaped', `"${escapeAll(Buffer.from(KEY).toString('base64'))}"`],
    ['that lacks its last character, escaped', `"${escapeAll(KEY.slice(0, -1))}"`],
  ])('finds a credential in JSON %s, also in JSON within JSON', (_, json) => {
    expect(redact(json)).toBe('"[credential]"');
    expect(redact(JSON.stringify(json))).toBe('"\\"[credential]\\""');
  });

  it('finds a phone that is escaped', () => {
    expect(redact(`"${escapeAll('+999000000001')}"`)).toBe('"[phone]"');
  });

  it('leaves other escaped text alone', () => {
    const text = '{"a":"\\u0061\\/b"}\n"sekret\\/other"';
    expect(redact(text)).toBe(text);
  });
});
