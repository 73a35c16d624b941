import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { api as sidobe } from '../../schemas/api.ts';
import type { Api, Operation } from '../../schemas/definition.ts';
import { buildDocument } from '../document/build-document.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import { formatDiscrepancy } from '../document/walk/discrepancy.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { apiWith } from '../fixtures/small-api.ts';
import { checkMock } from './check-mock.ts';
import { startMock } from './start-mock.ts';

const check = async (api: Api, served: OpenApiDocument = buildDocument(api)) => {
  const mock = await startMock(served);
  onTestFinished(mock.close);
  return checkMock(api, buildDocument(api), { url: mock.url, runs: 100, seed: 1 });
};

describe.each([
  ['sidobe', sidobe as Api, 400],
  // of parameters, what cannot be sent is left out
  ['bookshop', bookshop as Api, 1000],
])('the mock of %s', (_name, api, values) => {
  it('accepts and refuses the bodies and parameters that Zod does', async () => {
    const result = await check(api);
    expect(result.discrepancies.map(formatDiscrepancy)).toEqual([]);
    expect(result.values).toBeGreaterThanOrEqual(values);
    expect(result.accepted).toBeGreaterThan(values / 4);
    expect(result.accepted).toBeLessThan(values * 0.9);
  });
});

const apiWithRequest = (request: Operation['request'], security: Partial<Api> = {}): Api => ({
  ...apiWith({
    getThing: {
      method: 'get',
      path: request.path ? '/things/{id}' : '/things',
      tag: 'Things',
      summary: 'Get a thing',
      description: 'Gets a thing.',
      retrySafe: true,
      request,
      responses: {
        204: { description: 'There.' },
        400: { description: 'Invalid.' },
        401: { description: 'No.' },
      },
    },
  }),
  ...security,
});

const described = (schema: z.ZodType) => schema.meta({ description: 'A parameter.' });

describe('parameters of every kind', () => {
  it.each<[string, Operation['request']]>([
    ['a number in a path', { path: z.object({ id: described(z.number().min(-1.5).max(1e6)) }) }],
    ['a free text in a path', { path: z.object({ id: described(z.string().min(1)) }) }],
    ['a list in a path', { path: z.object({ id: described(z.array(z.int()).min(1).max(3)) }) }],
    ['a free text in a query', { query: z.object({ q: described(z.string()) }) }],
    ['a long text in a query', { query: z.object({ q: described(z.string().min(50).max(60)) }) }],
    ['a boolean in a query', { query: z.object({ flag: described(z.boolean()) }) }],
    ['any list in a query', { query: z.object({ q: described(z.array(z.string())).exactOptional() }) }],
    ['a number in a header', { header: z.object({ 'X-Number': described(z.int().max(9)) }) }],
    ['a long text in a header', { header: z.object({ 'X-Text': described(z.string().min(50)) }) }],
    ['a list in a header', { header: z.object({ 'X-List': described(z.array(z.int()).max(2)) }) }],
    [
      'a header that programs send by themselves',
      { header: z.object({ 'User-Agent': described(z.string().max(3)).exactOptional() }) },
    ],
  ])('are judged as Zod judges them: %s', async (_kind, request) => {
    const result = await check(apiWithRequest(request));
    expect(result.discrepancies.map(formatDiscrepancy)).toEqual([]);
    expect(result.values).toBeGreaterThan(50);
    expect(result.accepted).toBeGreaterThan(0);
  });

  it.each(['header', 'query', 'cookie'] as const)('are sent with a key in the %s', async (location) => {
    const api = apiWithRequest(
      { query: z.object({ q: described(z.int()) }) },
      {
        securitySchemes: {
          Key: { type: 'apiKey', in: location, name: 'key', description: 'A key.', example: 'a&b' },
        },
        security: ['Key'],
      },
    );
    expect((await check(api)).discrepancies).toEqual([]);
  });

  it('that cannot be sent are no proof', async () => {
    const api = apiWithRequest({ header: z.object({ 'X-Sign': described(z.string().regex(/^é$/u)) }) });
    expect((await check(api)).discrepancies.map(formatDiscrepancy)).toEqual([
      'getThing › header: no valid value was found that can be sent, so the mock was not asked. ' +
        'Check that its bounds and patterns leave a value that a request can carry.',
    ]);
  });
});

describe('a mock of another document', () => {
  it('is found out', async () => {
    const served = buildDocument(sidobe);
    Object.assign(served.components?.schemas?.CheckNumberRequest ?? {}, { required: [] });
    const { discrepancies } = await check(sidobe, served);
    expect(discrepancies).toHaveLength(1);
    expect(discrepancies.map(formatDiscrepancy)[0]).toMatch(
      /^checkNumber › body: Zod rejects and the mock answers 200 to `\{/,
    );
  });

  it.each([
    [
      'a longer path parameter',
      '"maxLength":13',
      '"maxLength":14',
      /^addBook › path: Zod rejects and the mock answers 201 to `\/books\/97/,
    ],
    [
      'another path parameter',
      '"^97[89][0-9]+$"',
      '"^978[0-9]+$"',
      /^addBook › path: Zod accepts and the mock answers 400 to `\/books\/979/,
    ],
    [
      'more items of a query',
      '"maxItems":4',
      '"maxItems":5',
      /^listBooks › query: Zod rejects and the mock answers 200 to `\?.*genre=/,
    ],
    [
      'a lower number in a query',
      '"maximum":100,',
      '"maximum":99,',
      /^listBooks › query: Zod accepts and the mock answers 400 to `\?.*limit=100/,
    ],
    [
      'an empty text in a query',
      '"type":"string","minLength":1}',
      '"type":"string"}',
      /^listBooks › query: Zod rejects and the mock answers 200 to `\?.*cursor=[&`]/,
    ],
    [
      'another header',
      '"^[a-z0-9-]+$"',
      '"^[a-z0-9]+$"',
      /^listBooks › header: Zod accepts and the mock answers 400 to `X-Request-Id: /,
    ],
    [
      'a longer header',
      '"maxLength":36',
      '"maxLength":37',
      /^listBooks › header: Zod rejects and the mock answers 200 to `X-Request-Id: /,
    ],
  ])('is found out by %s', async (_what, said, changed, discrepancy) => {
    const text = JSON.stringify(buildDocument(bookshop));
    expect(text).toContain(said);
    const { discrepancies } = await check(
      bookshop,
      JSON.parse(text.replaceAll(said, changed)) as OpenApiDocument,
    );
    expect(discrepancies.map(formatDiscrepancy)).toContainEqual(expect.stringMatching(discrepancy));
  });
});
