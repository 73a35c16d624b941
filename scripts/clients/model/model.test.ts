import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../../schemas/api.ts';
import type { Api } from '../../../schemas/definition.ts';
import { buildDocument } from '../../document/build-document.ts';
import type { OpenApiDocument } from '../../document/openapi/types.ts';
import { readPointer } from '../../document/reading/validator.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { checkJson } from './check-json.ts';
import { buildModel } from './model.ts';

const BOOK = '#/paths/~1books~1%7Bisbn%7D';

/** The second API's document with a text in the place of another. */
const replaceIn = (from: string, to: string): OpenApiDocument => {
  const text = JSON.stringify(buildDocument(bookshop));
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, to));
};

/** Every place that a model names. */
const listPlaces = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'at' in value ? [String(value.at)] : [];
  return [...own, ...Object.values(value).flatMap(listPlaces)];
};

describe.each<[string, Api]>(Object.entries({ sidobe, bookshop }))('the model of %s', (_, api) => {
  const document = buildDocument(api);
  const { document: read, ...model } = buildModel(document);

  it('has every operation of the API, with the words that describe it', () => {
    expect(model.operations).toHaveLength(Object.keys(api.operations).length);
    for (const { id, method, ...words } of model.operations) {
      const said = api.operations[id];
      expect(method).toBe(said?.method.toUpperCase());
      expect([words.path, words.tags]).toEqual([said?.path, [said?.tag]]);
      expect([words.summary, words.description]).toEqual([said?.summary, said?.description]);
    }
  });

  it('has every response that the API documents', () => {
    for (const { id, responses } of model.operations) {
      expect(responses.map(({ status, description }) => [String(status), description])).toEqual(
        Object.entries(api.operations[id]?.responses ?? {}).map(([status, response]) => [
          status,
          response.description,
        ]),
      );
    }
  });

  it('names places that are in the document', () => {
    const places = listPlaces(model);
    expect(places.length).toBeGreaterThan(model.operations.length);
    for (const place of places) expect(readPointer(read, place), place).toBeTypeOf('object');
  });

  it('is plain data', () => {
    expect(structuredClone(model)).toEqual(model);
  });
});

describe('the model of the API', () => {
  const model = buildModel(buildDocument(sidobe));

  it('has the facts of the package', () => {
    expect(model).toMatchObject({
      packageName: 'sidobe-whatsapp',
      baseUrl: 'https://api.sidobe.com/wa/v1',
      credentials: [{ name: 'SecretKey', in: 'header', key: 'X-Secret-Key', prefix: '', example: '1234567' }],
      takesPhoneNumbers: true,
    });
  });

  it('unwraps an envelope of constants and one member', () => {
    expect(model.successes[0]).toEqual({
      component: 'MessageResponse',
      shape: { is_success: true, data: { id: 'string' } },
      data: 'data',
    });
  });

  it('finds the code, the known codes and the message of an error', () => {
    expect(model.errors).toEqual([
      {
        component: 'ErrorResponse',
        shape: { is_success: false, message: 'string', error_code: 'string' },
        code: 'error_code',
        codes: ['API_VALIDATION_ERROR', 'INVALID_API_KEY', 'INVALID_REQUEST', 'INVALID_DEVICE_WHATSAPP'],
        message: 'message',
      },
    ]);
  });

  it('keeps the body of a 429 apart, which has no code', () => {
    expect(model.rateLimits).toEqual([
      { component: 'RateLimitResponse', shape: { message: 'string' }, codes: [], message: 'message' },
    ]);
  });

  it('knows which operations may be repeated', () => {
    expect(model.operations.filter(({ retrySafe }) => retrySafe).map(({ id }) => id)).toEqual([
      'checkNumber',
    ]);
  });
});

describe('the model of the second API', () => {
  const model = buildModel(buildDocument(bookshop));
  const find = (wanted: string) => model.operations.find(({ id }) => id === wanted);

  it('treats a whole body as the data where it is not an envelope', () => {
    expect(model.successes.map(({ component, data }) => [component, data])).toEqual([
      ['BookPage', undefined],
      ['Book', undefined],
      ['OpeningHours', undefined],
    ]);
  });

  it('reads lists, nullable values, and recursive schemas once', () => {
    expect(model.successes[0]?.shape).toEqual({
      items: [
        { isbn: 'string', title: 'string', subtitle: 'string null', genres: ['string'], edition: 'object' },
      ],
      next_cursor: 'string null',
    });
  });

  it('describes where a parameter is, how it is written and which texts it can have', () => {
    expect(find('addBook')?.parameters).toMatchObject([
      {
        at: `${BOOK}/post/parameters/0`,
        name: 'isbn',
        in: 'path',
        required: true,
        style: 'simple',
        explode: false,
        description: 'The ISBN of the book.',
        schema: `${BOOK}/post/parameters/0/schema`,
        example: '9780131103627',
      },
    ]);
    expect(find('listBooks')?.parameters).toMatchObject([
      { name: 'genre', in: 'query', required: false, style: 'form', explode: true, example: undefined },
      { name: 'limit', in: 'query' },
      { name: 'cursor', in: 'query' },
      { name: 'X-Request-Id', in: 'header', style: 'simple', example: 'a-1' },
    ]);
  });

  it('names the component of a body, its media type and its examples', () => {
    expect(find('addBook')?.body).toMatchObject({
      at: `${BOOK}/post/requestBody/content/application~1json`,
      mediaType: 'application/json',
      component: 'BookRequest',
      required: true,
      examples: [{ name: 'paper' }, { name: 'download' }],
    });
  });

  it('has no content where a response has none', () => {
    const contents = find('removeBook')?.responses.map(({ status, content }) => [status, content?.component]);
    expect(contents).toEqual([
      [204, undefined],
      [400, 'Problem'],
      [401, 'Problem'],
      [404, 'Problem'],
      [429, 'Problem'],
    ]);
  });

  it('has a bearer token, and an operation without it', () => {
    expect(model.credentials).toMatchObject([
      { name: 'Token', in: 'header', key: 'Authorization', prefix: 'Bearer ', example: 'paper-tiger' },
    ]);
    expect(find('listBooks')?.schemes).toEqual(['Token']);
    expect(find('openingHours')?.schemes).toEqual([]);
  });

  it('takes no phone numbers', () => {
    expect(model.takesPhoneNumbers).toBe(false);
  });
});

describe('an operation of a document', () => {
  it('is deprecated where the document states it', () => {
    const document = replaceIn('"operationId":"listBooks"', '"operationId":"listBooks","deprecated":true');
    const found = buildModel(document).operations.filter(({ deprecated }) => deprecated);
    expect(found.map(({ id }) => id)).toEqual(['listBooks']);
  });

  it('may be repeated by a client only where the document states it, even a GET', () => {
    const { operations } = buildModel(replaceIn('"x-retry-safe":true,', ''));
    expect(operations.find(({ id }) => id === 'listBooks')).toMatchObject({
      method: 'GET',
      retrySafe: false,
    });
  });
});

describe('a document is refused', () => {
  it('without a server', () => {
    const document = { ...buildDocument(bookshop), servers: [] };
    expect(() => buildModel(document)).toThrow('the document has no server. Add one to `servers`.');
  });

  it('without a name for its package', () => {
    expect(() => buildModel(replaceIn('"x-package-name"', '"x-other"'))).toThrow('`info.x-package-name`');
  });

  it('with a body whose schema has no name, which is reported with its place', () => {
    const document = replaceIn('"schema":{"$ref":"#/components/schemas/BookRequest"}', '"schema":{}');
    expect(() => buildModel(document)).toThrow(
      `${BOOK}/post/requestBody/content/application~1json: the schema of a body has no name.`,
    );
  });

  it('with a media type other than JSON, by a client that reads JSON only', () => {
    const model = buildModel(replaceIn('"content":{"application/json"', '"content":{"text/csv"'));
    expect(() => checkJson(model)).toThrow(
      /^\w+ › (body|\d+): a client cannot read or write `text\/csv`\. Use `application\/json`\.$/,
    );
  });
});
