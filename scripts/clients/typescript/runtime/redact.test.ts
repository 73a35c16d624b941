import { describe, expect, it } from 'vitest';
import { buildRandom, pick, type Random } from '../../../lib/random.ts';
import { buildRedactor } from './redact.ts';

const KEY = 'sekret/KEY "a b" \\ u+%=9';
const json = (text: string): string => JSON.stringify(text);
/** As PHP writes it. */
const php = (text: string): string => json(text).replaceAll('/', '\\/');
const escapeAll = (text: string): string =>
  [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percentAll = (text: string): string =>
  [...text].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
const shout = (text: string): string =>
  text.replaceAll(/u00../g, (form) => `u${form.slice(1).toUpperCase()}`);

const FORMS: Record<string, string> = {
  'as it is': KEY,
  'in JSON': json(KEY),
  'in JSON of PHP': php(KEY),
  'in JSON that escapes all, in small letters': escapeAll(KEY),
  'in JSON that escapes all, in capitals': shout(escapeAll(KEY)),
  'in JSON in JSON': json(json(KEY)),
  'in JSON in JSON of PHP in JSON': json(php(php(KEY))),
  'in escapes of escapes': json(escapeAll(KEY)),
  'in a URL': encodeURIComponent(KEY),
  'in a URL that escapes all': percentAll(KEY),
  'in a URL in a URL': encodeURIComponent(encodeURIComponent(KEY)),
  'in a form': String(new URLSearchParams({ '': KEY })),
  'in JSON in a URL': encodeURIComponent(php(KEY)),
  'in basic authentication': `Basic ${btoa(KEY)}`,
  'in basic authentication in JSON': php(`Basic ${btoa(KEY)}`),
  'in base64 without padding': btoa(KEY).replaceAll('=', ''),
};

describe('a secret in a text', () => {
  const { redact } = buildRedactor([KEY]);

  it.each(Object.entries(FORMS))('is taken out %s', (_, form) => {
    const clean = redact(`you sent ${form}, twice ${form}.`);
    // quotes around it, and what says that it is base64
    expect(clean.replaceAll(/\\|"|%(25)*22|Basic |%?=|%253D/g, '')).toBe('you sent ***, twice ***.');
  });

  it('is taken out where each of its characters has any form', () => {
    const write = (random: Random, text: string): string => {
      const forms = [
        String,
        escapeAll,
        percentAll,
        (one: string) => `\\${one}`,
        (one: string) => `\\\\\\${one}`,
      ];
      return [...text].map((character) => pick(random, forms)(character)).join('');
    };
    for (let seed = 1; seed <= 2000; seed++) {
      const text = write(buildRandom(seed), KEY);
      expect(redact(`<${text}>`).replaceAll('\\', ''), text).toBe('<***>');
    }
  });

  it('is taken out after any number of backslashes', () => {
    for (const count of [1, 2, 31, 32, 33, 100])
      expect(redact(`${'\\'.repeat(count)}${KEY}`)).toMatch(/^\\*\*{3}$/);
  });

  it('is found in a time that does not explode, whatever the text', () => {
    const texts = ['\\', '%5c', '%25', 's', 's\\', 'sekret/', 'sekret\\', '"\\"', KEY, '%', 'u00'];
    const start = performance.now();
    for (const text of texts) redact(text.repeat(300_000 / text.length));
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('leaves a text alone that has none, and all texts where there are no secrets', () => {
    expect(redact('sekret/KEZ \\/ %2F')).toBe('sekret/KEZ \\/ %2F');
    expect(['', 'a'].map(buildRedactor([]).redact)).toEqual(['', 'a']);
  });
});

describe('a secret in JSON', () => {
  it('is taken out of strings and names, and nothing else changes', () => {
    const { parse } = buildRedactor(['12345']);
    expect(
      parse('{"a":12345,"b":["\\u00312345","12345",1.5,null],"x12345":{"c":"\\"12\\u003345\\n"}}'),
    ).toEqual({
      a: 12345,
      b: ['***', '***', 1.5, null],
      'x***': { c: '"***\n' },
    });
  });

  it.each(['sekret/KEY', 'needle', 'u0041', '"', '/', 'a"'])('%j leaves JSON that can be read', (key) => {
    const { parse } = buildRedactor([key]);
    for (const text of [
      json(key),
      php(key),
      json(php(key)),
      `"${escapeAll(key)}"`,
      `"\\n${escapeAll(key)}\\\\"`,
    ]) {
      const value = parse(text);
      expect(typeof value, text).toBe('string');
      expect(String(value), text).not.toContain(key);
    }
  });

  it('has no value where it is none, in a short time', () => {
    const { parse } = buildRedactor(['sekret']);
    const start = performance.now();
    for (const text of ['', '{', '"sekret', `"sekret${'\\"'.repeat(400_000)}`, 'sekret'])
      expect(parse(text)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
