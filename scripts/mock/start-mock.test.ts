import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as sidobe } from '../../schemas/api.ts';
import { buildDocument } from '../document/build-document.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import { type Sent, sendRaw } from '../testing/send-raw.ts';
import { type Mock, startMock } from './start-mock.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const KEY = { 'x-secret-key': '1234567' };
const MESSAGE = '{"phone":"+628123123123","message":"example message"}';

describe('the mock of sidobe', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(buildDocument(sidobe));
  });
  afterAll(() => mock.close());

  const post = (body: Sent['body'], headers: Record<string, string> = { ...JSON_TYPE, ...KEY }) =>
    sendRaw(mock.url, { path: '/wa/v1/send-message', headers, ...(body !== undefined && { body }) });

  it('answers a valid request with the example of the document', async () => {
    expect(await post(MESSAGE)).toMatchObject({ status: 200, json: { is_success: true, data: { id: '1' } } });
  });

  it('serves every path without the base path of the server too', async () => {
    const answer = await sendRaw(mock.url, {
      path: '/send-message',
      headers: { ...JSON_TYPE, ...KEY },
      body: MESSAGE,
    });
    expect(answer.status).toBe(200);
  });

  it('accepts a media type with a charset, and a body in chunks', async () => {
    expect((await post(MESSAGE, { 'content-type': 'application/json; charset=utf-8', ...KEY })).status).toBe(
      200,
    );
    expect((await post([MESSAGE.slice(0, 9), MESSAGE.slice(9)])).status).toBe(200);
  });

  it.each([
    ['malformed JSON', '{"phone":'],
    ['trailing garbage', `${MESSAGE}x`],
    ['a byte order mark', `\uFEFF${MESSAGE}`],
    ['no body', undefined],
    ['an empty body', ''],
    ['null', 'null'],
    ['an array', `[${MESSAGE}]`],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a missing field', '{"phone":"+628123123123"}'],
    ['a phone without a plus sign', '{"phone":"628123123123","message":"a"}'],
    ['an empty message', '{"phone":"+628123123123","message":""}'],
    ['an invalid body in chunks', ['{"phone":"6",', '"message":"a"}']],
  ])("answers the document's 400 to %s", async (_what, body) => {
    expect(await post(body)).toMatchObject({
      status: 400,
      json: { is_success: false, error_code: 'API_VALIDATION_ERROR' },
    });
  });

  it.each([
    ['another media type', { 'content-type': 'text/plain' }],
    ['a media type that is none', { 'content-type': ';;' }],
    ['no media type', {}],
    ['a compressed body', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])("answers the document's 400 to %s", async (_what, headers) => {
    expect((await post(MESSAGE, { ...KEY, ...headers })).status).toBe(400);
  });

  it.each([
    ['no key', {}],
    ['an empty key', { 'x-secret-key': '' }],
    ['another key', { 'x-secret-key': '7654321' }],
    ['the beginning of the key', { 'x-secret-key': '123456' }],
    ['more than the key', { 'x-secret-key': '12345678' }],
  ])("answers the document's 401 to %s, before it looks at the body", async (_what, headers) => {
    expect(await post('{', { ...JSON_TYPE, ...headers })).toMatchObject({
      status: 401,
      json: { error_code: 'INVALID_API_KEY' },
    });
  });

  it.each([
    ['an unknown path', 'POST', '/wa/v1/nothing'],
    ['a path that is no URL', 'POST', '//%zz'],
    ['an undocumented method', 'GET', '/wa/v1/send-message'],
  ])("answers the document's 404 to %s", async (_what, method, path) => {
    expect(await sendRaw(mock.url, { method, path, headers: KEY })).toMatchObject({
      status: 404,
      json: { is_success: false },
    });
  });

  it('names the documented methods where a method is not', async () => {
    expect((await sendRaw(mock.url, { method: 'DELETE', path: '/send-message' })).allow).toBe('POST');
  });

  it.each([200, 400, 401, 404, 429, 500, 503])('answers %i where it is preferred', async (code) => {
    expect((await post(MESSAGE, { ...JSON_TYPE, ...KEY, prefer: `code=${code}` })).status).toBe(code);
  });

  it('answers the example that is preferred', async () => {
    const prefer = 'code=400, example=invalidDevice';
    expect(await post(MESSAGE, { ...JSON_TYPE, ...KEY, prefer })).toMatchObject({
      status: 400,
      json: { error_code: 'INVALID_DEVICE_WHATSAPP' },
    });
  });

  it.each(['code=418', 'code=429, example=nothing', 'example=nothing'])(
    'refuses a preference that the document has not: %s',
    async (prefer) => {
      expect(await post(MESSAGE, { ...JSON_TYPE, ...KEY, prefer })).toMatchObject({
        status: 400,
        json: { title: 'The mock cannot answer' },
      });
    },
  );

  it('answers 200 requests at once, each with its own', async () => {
    const phones = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? '+628123123123' : 'none'));
    const answers = await Promise.all(phones.map((phone) => post(JSON.stringify({ phone, message: 'a' }))));
    expect(answers.map(({ status }) => status)).toEqual(
      phones.map((phone) => (phone === 'none' ? 400 : 200)),
    );
  });
});

describe('a mock of a document at fault', () => {
  it('says that its own answer breaks the schema', async () => {
    const document = JSON.parse(
      JSON.stringify(buildDocument(sidobe)).replaceAll('"id":"1"', '"id":1'),
    ) as OpenApiDocument;
    const mock = await startMock(document);
    const answer = await sendRaw(mock.url, {
      path: '/send-message',
      headers: { ...JSON_TYPE, ...KEY },
      body: MESSAGE,
    });
    await mock.close();
    expect(answer).toMatchObject({
      status: 500,
      json: {
        detail: expect.stringContaining("sendMessage: the document's own answer 200 breaks its schema"),
      },
    });
  });

  it('does not start on a port that is in use', async () => {
    const mock = await startMock(buildDocument(sidobe));
    const port = Number(new URL(mock.url).port);
    await expect(startMock(buildDocument(sidobe), { port })).rejects.toThrow(`Port ${port} is in use.`);
    await mock.close();
  });
});
