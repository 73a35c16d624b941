import { describe, expect, it } from 'vitest';
import { type AnswerWords, buildAnswered, buildContractOf, json } from '../../testing/build-answered.ts';
import { secretLeak } from './secret-leak.ts';

const contract = buildContractOf({ 'GET /books': { responses: { 401: json({}), 404: {} } } });

const KEY = 'sk/live+"7"é?';

const find = (words: AnswerWords, secrets: readonly string[] = [KEY]) =>
  secretLeak(buildAnswered(contract, { status: 401, ...words }, { secrets }));

const leak = (place: string) => ({
  severity: 'failure',
  expected: 'an answer without the credential',
  got: `the credential in ${place}`,
});

describe('a credential in the body', () => {
  it.each([
    ['as it is', `wrong key ${KEY}!`],
    ['in capitals', 'SK/LIVE+"7"É?'],
    ['URL-encoded', 'sk%2Flive%2B%227%22%C3%A9%3F'],
    ['URL-encoded in lower case', 'sk%2flive%2b%227%22%c3%a9%3f'],
    ['URL-encoded as a whole URL', 'key=sk/live+%227%22%C3%A9?'],
    ['in Base64', 'c2svbGl2ZSsiNyLDqT8='],
    ['in Base64 without padding', 'c2svbGl2ZSsiNyLDqT8.'],
    ['in hexadecimal', '736b2f6c6976652b223722c3a93f'],
    ['in hexadecimal capitals', '736B2F6C6976652B223722C3A93F'],
    ['with the escapes of JSON', String.raw`sk/live+\"7\"é?`],
    ['with the escapes of JSON within JSON', String.raw`sk/live+\\\"7\\\"é?`],
    ['with the entities of XML', 'sk/live+&quot;7&quot;é?'],
  ])('is found %s', (_, body) => {
    expect(find({ status: 404, body })).toEqual([leak('the body')]);
  });

  it.each([
    ['in a member', `{"key":"sk/live+\\"7\\"é?"}`],
    ['in the name of a member', `{"sk/live+\\"7\\"é?":1}`],
    ['in a list of objects', `[1,[{"a":["sk/live+\\"7\\"é?"]}]]`],
    ['in a text alone', `"sk/live+\\"7\\"é?"`],
    ['with slashes that are escaped', String.raw`{"key":"sk\/live+\"7\"é?"}`],
    ['with letters that are escaped', String.raw`{"key":"sk/live+\u00227\u0022\u00e9?"}`],
    ['in the name of a member with its escapes', String.raw`{"sk\/live+\u00227\"é?":1}`],
    ['in Base64 with a slash that is escaped', String.raw`{"key":"c2svbGl2ZSsiNyLDqT\u0038="}`],
  ])('is found in JSON: %s', (_, body) => {
    expect(find({ headers: [['Content-Type', 'application/json']], body })).toEqual([leak('the body')]);
  });

  it('is found in Base64 as URLs have it', () => {
    const secret = 'ab?>c~~';
    expect(find({ body: 'YWI_PmN-fg' }, [secret])).toEqual([leak('the body')]);
    expect(find({ body: 'YWI%2FPmN%2Bfg%3D%3D' }, [secret])).toEqual([leak('the body')]);
  });

  it('is found whichever of several it is, and told once', () => {
    expect(find({ body: 'x second-key y' }, ['first-key', 'second-key'])).toEqual([leak('the body')]);
    expect(find({ body: 'first-key second-key' }, ['first-key', 'second-key'])).toEqual([leak('the body')]);
  });
});

describe('a credential in a header', () => {
  it.each([
    ['as it is', 'X-Echo', 'secret-key'],
    ['within other text', 'WWW-Authenticate', 'Bearer realm="secret-key"'],
    ['in a cookie', 'Set-Cookie', 'key=secret-key; Path=/'],
    ['in a redirect', 'Location', '/login?key=secret-key'],
    ['in Base64', 'X-Trace', 'c2VjcmV0LWtleQ=='],
    ['in capitals', 'x-echo', 'SECRET-KEY'],
  ])('is found %s', (_, name, value) => {
    expect(
      find(
        {
          headers: [
            ['X-Id', '1'],
            [name, value],
          ],
        },
        ['secret-key'],
      ),
    ).toEqual([leak(`header ${name}`)]);
  });

  it('is told for each place', () => {
    const headers = [
      ['X-A', 'secret-key'],
      ['X-B', 'secret-key'],
    ] as const;
    expect(find({ headers, body: 'secret-key' }, ['secret-key'])).toEqual([
      leak('the body'),
      leak('header X-A'),
      leak('header X-B'),
    ]);
  });
});

describe('an answer without the credential', () => {
  it.each([
    ['none at all', 'the key is wrong', ['secret-key']],
    ['a redacted one', 'key sec****key, [credential], ****-key', ['secret-key']],
    ['the beginning of one', 'secret-ke', ['secret-key']],
    ['the end of one', 'ecret-key', ['secret-key']],
    ['one that is broken in two', 'secret- key', ['secret-key']],
    ['its words in another order', 'key-secret', ['secret-key']],
    ['a credential of five characters, which is in many words', 'the token', ['token']],
    ['a short one in Base64', 'dG9rZW4=', ['token']],
    ['no credential that was sent', 'secret-key', []],
    ['an empty credential', 'anything', ['']],
  ])('has no finding: %s', (_, body, secrets) => {
    expect(find({ body }, secrets)).toEqual([]);
  });

  it('has a finding from six characters on', () => {
    expect(find({ body: 'the secret' }, ['token', 'secret'])).toEqual([leak('the body')]);
  });

  it('has no finding for the name of a header', () => {
    expect(find({ headers: [['X-Api-Key', '1']] }, ['X-Api-Key'])).toEqual([]);
  });

  it('has no finding where texts of JSON are one only beside each other', () => {
    expect(find({ json: ['secret', '-key'] }, ['secret-key'])).toEqual([]);
  });
});
