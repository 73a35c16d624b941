import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../engine/start-sandbox-of.ts';
import type { Change } from '../testing/build-calls.ts';
import { call, callByHttp, startNotes } from '../testing/notes/start-notes.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startNotes({ rateLimit: false });
});
afterAll(() => sandbox.close());

const SECRET = 'c0ffee';
const TEXT = JSON.stringify({ phone: `+62${SECRET}` });
const typed = (type: string | undefined, text: BodyInit = TEXT): Change => ({
  headers: { 'Content-Type': type },
  text,
});
const SEND = 'send the header `Content-Type: application/json`';
const UTF8 = 'send UTF-8 without a byte order mark.';

test.each<[string, Change, string]>([
  [
    'no content type',
    typed(undefined, new TextEncoder().encode(TEXT)),
    `The request has no content type: ${SEND}.`,
  ],
  ['an empty content type', typed(''), `The request has no content type: ${SEND}.`],
  [
    'a form',
    typed('application/x-www-form-urlencoded'),
    `is \`application/x-www-form-urlencoded\`: ${SEND}.`,
  ],
  [
    'a form of parts',
    typed(`multipart/form-data; boundary=${SECRET}`),
    `is \`multipart/form-data\`: ${SEND}.`,
  ],
  ['text', typed('Text/Plain;charset=UTF-8'), `is \`text/plain\`: ${SEND}.`],
  [
    'a content type of junk',
    typed(SECRET),
    `The content type of the request is not \`application/json\`: ${SEND}.`,
  ],
  [
    'another charset',
    typed(`application/json; charset=${SECRET}`),
    'has another parameter than `charset=utf-8`',
  ],
  ['an empty body', { text: '' }, 'The request body is empty: send a JSON value.'],
  ['white space', { text: ' \n' }, 'is not valid JSON: line 2, column 1: a value is expected'],
  [
    'a comma too many',
    { text: `{\n  "phone": "${SECRET}",\n}` },
    'is not valid JSON: line 3, column 1: a property name in double quotes is expected after the comma.',
  ],
  [
    'single quotes',
    { text: `{'${SECRET}': 1}` },
    'is not valid JSON: line 1, column 2: a property name in double quotes',
  ],
  [
    'a form in the body',
    { text: `phone=${SECRET}` },
    'is not valid JSON: line 1, column 1: a value is expected',
  ],
  [
    'half of a body',
    { text: TEXT.slice(0, -2) },
    `is not valid JSON: line 1, column ${TEXT.length - 1}: a string has no`,
  ],
  ['a byte order mark', { text: `\uFEFF${TEXT}` }, `The request body begins with a byte order mark: ${UTF8}`],
  [
    'UTF-16 with a mark',
    { text: Buffer.from(`\uFEFF${TEXT}`, 'utf16le') },
    `is encoded as UTF-16 or UTF-32: ${UTF8}`,
  ],
  [
    'UTF-16 without a mark',
    { text: Buffer.from(TEXT, 'utf16le') },
    `is encoded as UTF-16 or UTF-32: ${UTF8}`,
  ],
  [
    'big-endian UTF-16',
    { text: Buffer.from(TEXT, 'utf16le').swap16() },
    `is encoded as UTF-16 or UTF-32: ${UTF8}`,
  ],
  [
    'Latin-1',
    { text: Buffer.from('{"phone":"é"}', 'latin1') },
    `The request body is not valid UTF-8: ${UTF8}`,
  ],
  [
    'gzip',
    { text: gzipSync(TEXT), headers: { 'Content-Encoding': 'gzip' } },
    'The request body is compressed: send it as it is, without `Content-Encoding`.',
  ],
  ['gzip that is not announced', { text: gzipSync(TEXT) }, 'The request body is compressed'],
  [
    'an unknown encoding',
    { text: new Uint8Array([1, 2, 3]), headers: { 'Content-Encoding': SECRET } },
    'The request body is compressed',
  ],
  [
    'more than 1 MB',
    { text: ' '.repeat(1_000_001) },
    'The request body is longer than 1 MB (1,000,000 bytes)',
  ],
])('a body with %s is refused, and the message says why', async (_name, change, why) => {
  for (const ask of [call, callByHttp]) {
    const { status, body } = await ask(sandbox, 'check', undefined, change);
    expect({ status, body }).toEqual({
      status: 400,
      body: { why: expect.stringContaining(why), code: 'unreadable' },
    });
    expect(JSON.stringify(body)).not.toContain(SECRET);
  }
});

test.each([
  ['a name of the request', { marks: { c0ffee: 'x' } }, 'The marks.* field must be a number.'],
  ['no object', [], 'The request body must be a JSON object, not an array.'],
  ['no property', {}, 'The marks field is required.'],
])('a body with %s is refused as invalid, without what it says', async (_name, value, why) => {
  const headers = { 'Content-Type': 'application/merge-patch+json' };
  const path = '/notes/1/words/a';
  const { status, body } = await callByHttp(sandbox, 'changeNote', value, { path, headers });
  expect({ status, body }).toEqual({ status: 400, body: { why, code: 'invalid' } });
});

test('a body that is not required may be absent, and is judged where there is one', async () => {
  const ask = async (change: Change) =>
    (await callByHttp(sandbox, 'changeNote', undefined, { path: '/notes/1/words/a', ...change })).status;
  const type = { 'Content-Type': 'application/merge-patch+json' };
  expect(await ask({ headers: { 'Content-Type': undefined } })).toBe(200);
  expect(await ask({ headers: type, text: '' })).toBe(200);
  expect(await ask({ headers: type, text: '{"marks":{"a":1}}' })).toBe(200);
  expect(await ask({ headers: type, text: '{}' })).toBe(400);
  expect(await ask({ text: '{"marks":{}}' })).toBe(400);
});
