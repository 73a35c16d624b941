import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';
import { buildDocument } from '../../document/build-document.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { buildModel } from '../model/model.ts';
import { buildDefinitionFiles } from './definition-files.ts';

const INPUT = { phone: '+628123123123', message: 'm' };

const respond = (status: number, body = '', headers = {}) => {
  const fetch = async () => new Response(body, { status, headers });
  return createClient({ secretKey: 'kunci-rahasia', retries: 0, fetch }).sendMessage(INPUT);
};

describe('the outcome of a status', () => {
  it.each([400, 401, 403, 404, 410, 413, 415, 418, 422, 429, 451])('%d is `not_accepted`', async (status) => {
    expect(await respond(status)).toMatchObject({ outcome: 'not_accepted' });
  });

  it.each([408, 409, 425, 500, 502, 503, 504, 301, 307])(
    '%d is `unknown`, also with the body of an error',
    async (status) => {
      expect(await respond(status)).toMatchObject({ outcome: 'unknown' });
      const body = '{"is_success":false,"message":"m","error_code":"INVALID_REQUEST"}';
      expect(await respond(status, body)).toMatchObject({ kind: 'api', outcome: 'unknown' });
    },
  );

  it('is `not_accepted` for 409 where the operation documents it', () => {
    const document = buildDocument(bookshop);
    const [item] = Object.values(document.paths ?? {}).filter(({ put }) => put);
    const responses = item?.put?.responses ?? {};
    responses['409'] = responses['404'] ?? responses['400'];
    const script = buildDefinitionFiles(buildModel(document)).find(({ path }) => path === 'definition.js');
    expect(script?.contents.match(/refused: \[409\]/g)).toHaveLength(1);
  });
});

describe('`Retry-After`', () => {
  const retryAfterOf = async (text: string) => {
    const result = await respond(429, '', { 'retry-after': text });
    return result.ok || !('retryAfter' in result) ? expect.fail('is no refusal') : result.retryAfter;
  };

  it.each([
    ['5', 5],
    ['007', 7],
    ['99999999999', 86_400],
    ['Sun, 06 Nov 2094 08:49:37 GMT', 86_400],
    ['Sun Nov  6 08:49:37 2094', 86_400],
  ])('%j is %d seconds', async (text, seconds) => {
    expect(await retryAfterOf(text)).toBe(seconds);
  });

  it('is a date in any of three forms', async () => {
    const soon = new Date(Date.now() + 100_000);
    const [day = '', date = '', month = '', year = '', time = ''] = soon.toUTCString().split(/,? /);
    const long = soon.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
    for (const text of [
      soon.toUTCString(),
      `${long}, ${date}-${month}-${year.slice(2)} ${time} GMT`,
      `${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`,
    ]) {
      expect(await retryAfterOf(text), text).toBeGreaterThan(98);
      expect(await retryAfterOf(text), text).toBeLessThan(101);
    }
  });

  it.each([
    'retry 45',
    '0x10',
    '1e3',
    '5 5',
    '-1',
    '+5',
    '1.5',
    '0',
    '5s',
    '5, 6',
    'Infinity',
    'NaN',
    'soon',
    '2094-11-06',
    'Sun, 06 Nov 1994 08:49:37 GMT',
    '06 Nov 2094 08:49:37 GMT',
    'Sun, 06 Nov 2094',
    'Sun, 06 Nov 2094 08:49:37 +0100',
  ])('%j is none', async (text) => {
    expect(await retryAfterOf(text)).toBeUndefined();
  });
});

describe('the message of a 429', () => {
  it.each([
    ['the API’s', '{"message":"rate limit exceeded"}', 'rate limit exceeded'],
    ['the API’s for other errors', '{"is_success":false,"message":"too many","error_code":"X"}', 'too many'],
    ['no API’s', '<html></html>', 'sendMessage: rate_limit 429'],
    ['empty', '{"message":""}', 'sendMessage: rate_limit 429'],
    ['no text', '{"message":5}', 'sendMessage: rate_limit 429'],
  ])('is the failure’s, where its body is %s', async (_, body, message) => {
    expect(await respond(429, body)).toMatchObject({ kind: 'rate_limit', message });
  });
});

describe('a key that is missing', () => {
  it.each([undefined, ''])('is said to be empty, by the name of its option: %j', (secretKey) => {
    // as a program without types may call it
    expect(() => createClient({ secretKey: secretKey as string })).toThrow(
      new TypeError('`secretKey` is empty'),
    );
  });
});
