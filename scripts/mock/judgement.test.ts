import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocument } from '../document/build-document.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { sendRaw } from '../testing/send-raw.ts';
import { type Mock, startMock } from './start-mock.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the mock of bookshop', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(buildDocument(bookshop));
  });
  afterAll(() => mock.close());

  const get = (
    path: string,
    method = 'GET',
    headers: Record<string, string> = { authorization: 'Bearer paper-tiger' },
  ) => sendRaw(mock.url, { method, path: `/api${path}`, headers });

  it.each([
    ['GET', '/books', 200],
    ['GET', '/books?genre=science&genre=poetry&limit=100', 200],
    ['GET', '/books?limit=0', 400],
    ['GET', '/books?limit=many', 400],
    ['GET', '/books?genre=cooking', 400],
    ['GET', '/books?genre=science&genre=poetry&genre=history&genre=fiction', 200],
    ['GET', '/books?genre=science&genre=poetry&genre=history&genre=fiction&genre=science', 400],
    ['GET', '/books?genre=science,poetry', 400],
    ['GET', '/books?genre=', 400],
    ['GET', '/books?cursor=', 400],
    ['GET', '/books?cursor', 400],
    ['GET', '/books?cursor=%20', 200],
    ['GET', '/books?cursor=+', 200],
    ['GET', '/books?cursor=a?b', 200],
    ['GET', '/books?cursor=a&cursor=b', 400],
    ['GET', '/books?cursor=%', 400],
    ['GET', '/books?limit=1e1', 200],
    ['GET', '/books?limit=1e400', 400],
    ['GET', '/books?limit=05', 400],
    ['GET', '/books?limit=+5', 400],
    ['GET', '/books?limit=5&limit=5', 400],
    ['GET', '/books?page=x&Limit=0', 200],
    ['GET', '/books/9780131103627', 200],
    ['GET', '/books/12', 400],
    ['GET', '/books/97801311%30%33627', 200],
    ['GET', '/books/978013110362%F0', 404],
    ['GET', '/books/', 404],
    ['GET', '/books/%zz', 404],
    ['DELETE', '/books/9780131103627', 204],
    ['PATCH', '/books/9780131103627', 404],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await get(path, method)).status).toBe(status);
  });

  it('checks a schema that refers to itself to any depth', async () => {
    const replace = (children: unknown) =>
      sendRaw(mock.url, {
        method: 'PUT',
        path: '/api/books/9780131103627',
        headers: { ...JSON_TYPE, authorization: 'Bearer paper-tiger' },
        body: JSON.stringify({
          title: 'a',
          subtitle: null,
          genres: ['science'],
          edition: { kind: 'paper', weight: 1 },
          category: { name: 'a', children: [{ name: 'b', children }] },
        }),
      });
    expect((await replace([{ name: 'c' }])).status).toBe(204);
    expect((await replace('no list')).status).toBe(400);
    expect((await replace([{ name: 1 }])).status).toBe(400);
  });

  it.each([
    ['X-Request-Id', 'a-1', 200],
    ['x-request-id', ' a-1\t', 200],
    ['X-REQUEST-ID', 'A-1', 400],
    ['x-request-id', '', 400],
    ['x-request-id', 'a'.repeat(37), 400],
    ['x-other-id', 'A 1', 200],
  ])('the header `%s: %s` is %i', async (name, value, status) => {
    expect((await get('/books', 'GET', { authorization: 'Bearer paper-tiger', [name]: value })).status).toBe(
      status,
    );
  });

  it('looks for the route, the method, the credential and the parameters in this order', async () => {
    expect((await get('/nothing?limit=0', 'PATCH', {})).status).toBe(404);
    expect(await get('/books/12', 'PATCH', {})).toMatchObject({ allow: 'POST, GET, DELETE, PUT' });
    expect((await get('/books?limit=0', 'GET', {})).status).toBe(401);
    expect(await get('/books?limit=0')).toMatchObject({ status: 400, json: { code: 'invalid' } });
  });

  it('answers an invalid request with no status but that, whatever is preferred', async () => {
    const headers = { authorization: 'Bearer paper-tiger', prefer: 'code=429' };
    expect((await get('/books?limit=0', 'GET', headers)).status).toBe(400);
    expect((await get('/books?limit=1', 'GET', headers)).status).toBe(429);
  });

  it('wants the token on an operation that needs one', async () => {
    expect((await get('/books', 'GET', { authorization: 'paper-tiger' })).status).toBe(401);
  });

  it('wants nothing on a public operation', async () => {
    expect((await get('/hours', 'GET', {})).status).toBe(200);
  });
});
