import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../testing/send-raw.ts';
import { type Mock, startMock } from './start-mock.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const OK = { 200: { description: 'Done.', content: { 'application/json': { example: { done: true } } } } };
const INVALID = { description: 'No.', content: { 'application/json': { example: { error: 'invalid' } } } };

/** What a document of this project never says: references everywhere, ranges of statuses and media types, variables. */
const FOREIGN = {
  openapi: '3.1.0',
  info: { title: 'Foreign', version: '1' },
  servers: [
    {
      url: 'https://{region}.example/{version}',
      variables: { region: { default: 'eu' }, version: { default: 'v2' } },
    },
  ],
  security: [{ Key: [] }, { Session: [] }],
  paths: {
    '/items/{id}.{type}': { $ref: '#/components/pathItems/Item' },
    '/text': {
      post: {
        security: [{}],
        parameters: [
          {
            name: 'ids',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: { $ref: '#/components/schemas/Ids' },
          },
          {
            name: 'filter',
            in: 'query',
            style: 'deepObject',
            schema: { $ref: '#/components/schemas/Filter' },
          },
        ],
        requestBody: { content: { 'text/*': { schema: { type: 'string', maxLength: 3 } } } },
        responses: {
          200: { description: 'Text.', content: { 'text/plain': { example: 'hello' } } },
          default: INVALID,
        },
      },
    },
  },
  components: {
    pathItems: {
      Item: {
        parameters: [{ $ref: '#/components/parameters/Id' }],
        put: {
          parameters: [{ name: 'type', in: 'path', required: true, schema: { enum: ['json'] } }],
          requestBody: { $ref: '#/components/requestBodies/Item' },
          responses: {
            ...OK,
            401: { $ref: '#/components/responses/Stranger' },
            '4XX': { $ref: '#/components/responses/Invalid' },
          },
        },
      },
    },
    parameters: {
      Id: { name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/Id' } },
    },
    requestBodies: {
      Item: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } },
      },
    },
    responses: {
      Invalid: INVALID,
      Stranger: {
        description: 'Who?',
        headers: { 'WWW-Authenticate': { schema: { type: 'string' }, example: 'Key' } },
        content: {
          'application/json': {
            schema: { type: 'object', required: ['who'], properties: { who: { const: 'x' } } },
          },
        },
      },
    },
    schemas: {
      Id: { type: 'integer', minimum: 1 },
      Ids: { type: 'array', items: { $ref: '#/components/schemas/Id' }, maxItems: 2 },
      Filter: { type: 'object', properties: { a: { type: 'boolean' } }, required: ['a'] },
      Tree: {
        type: 'object',
        properties: {
          size: { type: 'number' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    },
    securitySchemes: {
      Key: { type: 'apiKey', in: 'query', name: 'key', 'x-example': 'a+b' },
      Session: { type: 'apiKey', in: 'cookie', name: 'session' },
    },
  },
};

describe('the mock of a foreign document', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(FOREIGN);
  });
  afterAll(() => mock.close());

  const put = (path: string, body = '{}', headers = {}) =>
    sendRaw(mock.url, { method: 'PUT', path, headers: { ...JSON_TYPE, ...headers }, body });
  const post = (query: string, body = 'abc', headers = { 'content-type': 'text/csv' }) =>
    sendRaw(mock.url, { path: `/text${query}`, headers, body });

  it('serves it below the path that the defaults of the variables give', async () => {
    expect(mock.url).toMatch(/:[0-9]+\/v2$/);
    expect(await put('/v2/items/1.json?key=a%2Bb')).toMatchObject({ status: 200, json: { done: true } });
    expect((await put('/items/1.json?key=a%2Bb')).status).toBe(200);
  });

  it.each([
    ['/items/0.json?key=a%2Bb', '{}'],
    ['/items/x.json?key=a%2Bb', '{}'],
    ['/items/1.xml?key=a%2Bb', '{}'],
    ['/items/1.json?key=a%2Bb', '{"size":"1"}'],
    ['/items/1.json?key=a%2Bb', '{"size":1e400}'],
    ['/items/1.json?key=a%2Bb', '{"children":[{"children":[{"children":[{"size":"1"}]}]}]}'],
    ['/items/1.json?key=a%2Bb', ''],
  ])('judges what references lead to, and answers by the class of the status: %s %s', async (path, body) => {
    expect(await put(path, body)).toMatchObject({ status: 422, json: { error: 'invalid' } });
  });

  it('takes any credential of a scheme without an example', async () => {
    expect((await put('/items/1.json', '{}', { cookie: 'session=any' })).status).toBe(200);
    expect((await put('/items/1.json', '{}', { cookie: 'session=' })).status).toBe(401);
    expect(await put('/items/1.json?key=a+b')).toMatchObject({ status: 401, json: { who: 'x' } });
  });

  it.each([
    ['', 200],
    ['?ids=1%7C2', 200],
    ['?ids=1|2|3', 422],
    ['?ids=1,2', 422],
    ['?filter[a]=true', 200],
    ['?filter%5Ba%5D=True', 422],
    ['?filter[b]=true', 422],
  ])('judges the style of a query: %s', async (query, status) => {
    expect(await post(query)).toMatchObject({
      status,
      json: status === 200 ? 'hello' : { error: 'invalid' },
    });
  });

  it('judges a text as a string, by the range of its media type', async () => {
    expect((await post('', 'abcd')).status).toBe(422);
    expect((await post('', 'abc', { 'content-type': 'image/png' })).status).toBe(422);
  });
});
