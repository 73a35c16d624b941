import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../schemas/api.ts';
import type { OperationId } from '../../schemas/operations.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { buildRequest, call, callByHttp } from './testing/call.ts';

const OPERATIONS = Object.keys(api.operations) as OperationId[];
const VALID = { phone: '+628123123123', message: 'example message' };

const INVALID_REQUEST = expect.objectContaining({ is_success: false, error_code: 'INVALID_REQUEST' });
const INVALID_API_KEY = expect.objectContaining({ is_success: false, error_code: 'INVALID_API_KEY' });
const invalid = (message: string) => ({ is_success: false, message, error_code: 'API_VALIDATION_ERROR' });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ key: 'Sesame-42', rateLimit: false, sendingMs: 0 });
});
afterAll(() => sandbox.close());

describe.each(OPERATIONS)('%s', (id) => {
  const examples = Object.entries(api.operations[id].request.body.examples);

  test('accepts every example that expects a success', async () => {
    for (const [name, example] of examples.filter(([, { expectStatus }]) => expectStatus === undefined)) {
      if (name === 'slowAnswer') continue;
      expect(await call(sandbox, id, example.value), name).toMatchObject({
        status: 200,
        body: { is_success: true },
      });
    }
  });

  test('answers below the base path and without it', async () => {
    const [example] = examples;
    for (const path of [`/wa/v1${api.operations[id].path}`, api.operations[id].path]) {
      expect(await callByHttp(sandbox, id, example?.[1].value, { path })).toMatchObject({ status: 200 });
    }
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['wrong', 'sesame'],
    ['a prefix', 'Sesame-4'],
    ['padded', '"Sesame-42"'],
    ['padded by a no-break space', 'Sesame-42\u00A0'],
    ['with more behind it', 'Sesame-421'],
    ['lower-cased', 'sesame-42'],
    ['upper-cased', 'SESAME-42'],
    ['sent twice', 'Sesame-42, Sesame-42'],
  ])('refuses a key that is %s, whatever the body is', async (_name, key) => {
    const answer = await callByHttp(sandbox, id, 'no object', { headers: { 'X-Secret-Key': key } });
    expect(answer).toMatchObject({ status: 401, body: INVALID_API_KEY });
  });

  test('refuses a key in the query', async () => {
    const path = `/wa/v1${api.operations[id].path}?X-Secret-Key=Sesame-42`;
    const headers = { 'X-Secret-Key': undefined };
    expect(await call(sandbox, id, VALID, { path, headers })).toMatchObject({ status: 401 });
  });

  test('refuses a body of another kind, without JSON, or too long', async () => {
    const changes = [
      { text: '' },
      { text: null },
      { text: '{' },
      { text: '{}}' },
      { text: '\uFEFF{}' },
      { text: new Uint8Array([0x22, 0xff, 0x22]) },
      { text: ' '.repeat(1_000_001) },
      { headers: { 'Content-Type': undefined } },
      { headers: { 'Content-Type': '' } },
      { headers: { 'Content-Type': 'text/plain' } },
      { headers: { 'Content-Type': 'application/jsonp' } },
      { headers: { 'Content-Type': 'multipart/form-data; boundary=application/json' } },
      { headers: { 'Content-Type': 'application/json; charset=utf-16' } },
    ];
    for (const change of changes) {
      expect(await call(sandbox, id, VALID, change)).toMatchObject({ status: 400, body: INVALID_REQUEST });
      expect(await callByHttp(sandbox, id, VALID, change)).toMatchObject({
        status: 400,
        body: INVALID_REQUEST,
      });
    }
  });

  test.each([
    ['null', 'null'],
    ['[]', 'an array'],
    ['"text"', 'a string'],
    ['7', 'a number'],
    ['true', 'a boolean'],
  ])('refuses %s, which is no object', async (text, type) => {
    expect(await call(sandbox, id, undefined, { text })).toMatchObject({
      status: 400,
      body: invalid(`The request body must be a JSON object, not ${type}.`),
    });
  });

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])('knows no %s', async (method) => {
    const response = await fetch(buildRequest(sandbox, id, undefined, { method, text: null }));
    expect(response.status).toBe(404);
    if (method !== 'HEAD') expect(await response.json()).toEqual(INVALID_REQUEST);
  });
});

test.each([
  '/',
  '/wa/v1',
  '/wa/v1/',
  '/wa/v1/send-message/',
  '/wa/v1/Send-Message',
  '/wa/v2/send-message',
  '/%',
  '/..',
])('knows no path %s, whatever the key and the body are', async (path) => {
  const headers = { 'X-Secret-Key': 'wrong' };
  expect(await callByHttp(sandbox, 'sendMessage', '', { path, headers })).toMatchObject({
    status: 404,
    body: INVALID_REQUEST,
  });
});

test.each(['x-secret-key', 'X-SECRET-KEY'])('takes the key from a header named %s', async (name) => {
  const headers = { 'X-Secret-Key': undefined, [name]: 'Sesame-42' };
  expect(await callByHttp(sandbox, 'sendMessage', VALID, { headers })).toMatchObject({ status: 200 });
});

test.each([
  'application/json',
  'Application/JSON',
  'application/json; charset=utf-8',
  'application/json;charset="UTF-8"',
])('accepts the content type %s', async (type) => {
  const answer = await callByHttp(sandbox, 'sendMessage', VALID, { headers: { 'Content-Type': type } });
  expect(answer.status).toBe(200);
});

test('accepts a body of 1 MB', async () => {
  const message = 'x'.repeat(1_000_000 - JSON.stringify({ ...VALID, message: '' }).length);
  expect(await callByHttp(sandbox, 'sendMessage', { ...VALID, message })).toMatchObject({ status: 200 });
});

test('accepts a chunked body', async () => {
  const text = new Blob([JSON.stringify(VALID)]).stream();
  expect(await callByHttp(sandbox, 'sendMessage', undefined, { text })).toMatchObject({ status: 200 });
});

test.each<[OperationId, object, string]>([
  ['checkNumber', {}, 'The phone field is required.'],
  ['checkNumber', { phone: null }, 'The phone field must be a string.'],
  ['checkNumber', { phone: 62 }, 'The phone field must be a string.'],
  ['checkNumber', { phone: '628123123123' }, 'The phone field must be in the E.164 format.'],
  ['checkNumber', { phone: '+62812' }, 'The phone field must have at least 8 characters.'],
  ['checkNumber', { phone: '+6281231231231231' }, 'The phone field must have at most 16 characters.'],
  ['sendMessage', { phone: '+628123123123', message: '' }, 'The message field must not be empty.'],
  [
    'sendMessage',
    { message: 'x', phone: '+628123123123', is_async: 'true' },
    'The is_async field must be a boolean.',
  ],
  ['sendMessage', {}, 'The phone field is required. The message field is required.'],
  [
    'sendMessageImage',
    { phone: '+628123123123', image_url: 'ftp://example.com/a.png' },
    'The image_url field must be an absolute http or https URL.',
  ],
  [
    'sendMessageDocument',
    { phone: '+628123123123', document_url: 'https://sidobe.com/example.pdf' },
    'The document_name field is required.',
  ],
])('%s refuses %j and names the field and the rule', async (id, body, message) => {
  expect(await call(sandbox, id, body)).toMatchObject({ status: 400, body: invalid(message) });
});

test('echoes neither the key nor the body, in no refusal', async () => {
  const secret = 'c0ffee-c0ffee';
  const changes = [
    { headers: { 'X-Secret-Key': secret } },
    { text: secret },
    { path: `/${secret}` },
    { headers: { 'Content-Type': secret } },
    {},
  ];
  for (const change of changes) {
    const response = await fetch(
      buildRequest(sandbox, 'checkNumber', { phone: secret, [secret]: 1 }, change),
    );
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain(secret);
  }
});
