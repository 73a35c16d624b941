import { isObject } from '../../scripts/document/reading/reader.ts';
import { fail, sampleBody, succeed } from './answers.ts';
import type { Interception } from './call.ts';
import { type Call, withHeader, withJson } from './call.ts';
import { describeFaults } from './fault.ts';

const CHECK = 'status-expected';

/** Gives this answer where the bytes of the body match. */
const on = (
  isSuch: (text: string, call: Call) => boolean,
  answer: (call: Call) => Call | Response,
): Interception => ({
  before: (call) => {
    const sent = call.operation?.method === call.method && call.headers.has('content-type');
    return sent && isSuch(new TextDecoder().decode(call.bytes), call) ? answer(call) : call;
  },
});

const drop = () => Response.error();
const asSample = (call: Call) => withJson(call, sampleBody(call.operation));
const isBroken = (text: string, { json }: Call) => json === undefined && text !== '';
const hasTwice = (text: string) => {
  const names = [...text.matchAll(/"(\w+)":/g)].map(([, name]) => name);
  return text.startsWith('{') && new Set(names).size < names.length;
};
const isChunked = (_: string, { headers }: Call) => headers.has('transfer-encoding');
const type = ({ headers }: Call) => headers.get('content-type') ?? '';
const isEscaped = (text: string) => /\\u0070/i.test(text);

/** Accepts a body of any media type with this name. */
const takesType = (name: string): Interception => ({
  before: (call) =>
    type(call).startsWith(name) ? withHeader(call, 'content-type', 'application/json') : call,
});

/** Faults in reading a body. */
export const bodyFaults = [
  ...describeFaults('malformed JSON', CHECK, [
    [
      'answers 500 to malformed JSON',
      on((text, call) => isBroken(text, call) && text.startsWith('{') && !/[}x]$/.test(text), fail(500)),
    ],
    ['reads malformed JSON as an empty success', on(isBroken, succeed)],
    ['drops the connection on malformed JSON', on(isBroken, drop), 'answer'],
  ]),
  ...describeFaults('empty bodies', CHECK, [
    ['answers 500 to an empty body', on((text) => text === '', fail(500))],
    ['accepts an empty body', on((text) => text === '', succeed)],
    ['drops the connection on an empty body', on((text) => text === '', drop), 'answer'],
  ]),
  ...describeFaults('bodies that are not objects', CHECK, [
    ['answers 500 to an array', on((_, { json }) => Array.isArray(json), fail(500))],
    ['answers 500 to null', on((_, { json }) => json === null, fail(500))],
    ['accepts a string', on((_, { json }) => typeof json === 'string', succeed)],
    [
      'accepts an array with one object',
      { before: (call) => (Array.isArray(call.json) ? withJson(call, call.json[0]) : call) },
    ],
  ]),
  ...describeFaults('lenient parsers', CHECK, [
    ['ignores text after the JSON', on((text) => / x$/.test(text), asSample)],
    ['accepts a trailing comma', on((text) => text.endsWith(',}'), asSample)],
    [
      'accepts bytes that are not UTF-8',
      on((text) => text.includes('\ufffd') && !text.includes('\0'), asSample),
    ],
    ['reads a body of another character set', on((text) => text.includes('\0'), asSample)],
  ]),
  ...describeFaults('fields twice', CHECK, [
    ['answers 500 to a field that occurs twice', on(hasTwice, fail(500))],
    [
      'accepts an invalid field that occurs twice',
      on((text) => hasTwice(text) && text.includes('null'), asSample),
    ],
    ['drops the connection on a field that occurs twice', on(hasTwice, drop), 'answer'],
  ]),
  ...describeFaults('bodies in chunks', CHECK, [
    ['rejects a body in chunks', on(isChunked, fail(400))],
    ['does not judge a body in chunks', on(isChunked, succeed)],
    ['answers 500 to a body in chunks', on(isChunked, fail(500))],
  ]),
  ...describeFaults('ways to write JSON', CHECK, [
    ['rejects white space around the JSON', on((text) => /^\s/.test(text), fail(400))],
    ['answers 500 to escaped characters', on(isEscaped, fail(500))],
    [
      'rejects nested values in a field that is not documented',
      on(
        (_, { json }) => isObject(json) && Object.values(json).some(isObject) && 'x_unknown' in json,
        fail(400),
      ),
    ],
  ]),
  ...describeFaults('other media types', CHECK, [
    ['accepts text/plain', takesType('text/plain')],
    ['accepts a form', takesType('application/x-www-form-urlencoded')],
    ['accepts application/xml', takesType('application/xml')],
  ]),
  ...describeFaults('the content type', CHECK, [
    ['rejects a charset', on((_, call) => type(call).includes('charset'), fail(400))],
    ['rejects a content type in upper case', on((_, call) => /[A-Z]/.test(type(call)), fail(400))],
    [
      'answers 500 where it is missing',
      { before: (call) => (call.bytes.length > 0 && type(call) === '' ? fail(500)(call) : call) },
    ],
  ]),
];
