import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../../schemas/api.ts';
import { buildDocument } from '../../document/build-document.ts';
import type { OpenApiDocument } from '../../document/openapi/types.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { buildModel } from './model.ts';

const change = (change: (document: Record<string, never>) => void): OpenApiDocument => {
  const document = buildDocument(bookshop);
  // tests break the document in ways that its type forbids
  change(document as unknown as Record<string, never>);
  return document;
};

describe('the model of the API', () => {
  const model = buildModel(buildDocument(sidobe));

  it('has the facts of the package', () => {
    expect(model).toMatchObject({
      packageName: 'sidobe-whatsapp',
      baseUrl: 'https://api.sidobe.com/wa/v1',
      credentials: [{ option: 'secretKey', in: 'header', name: 'X-Secret-Key', form: 'plain' }],
      takesPhoneNumbers: true,
    });
  });

  it('unwraps an envelope of constants and one member', () => {
    expect(model.successes[0]).toEqual({
      schema: 'MessageResponse',
      shape: { is_success: true, data: { id: 'string' } },
      data: 'data',
    });
  });

  it('finds the code and the message of an error', () => {
    expect(model.errors).toEqual([
      {
        schema: 'ErrorResponse',
        shape: { is_success: false, message: 'string', error_code: 'string' },
        code: 'error_code',
        message: 'message',
      },
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

  it('takes a whole body for the data where it is no envelope', () => {
    expect(model.successes.map(({ schema, data }) => [schema, data])).toEqual([
      ['BookPage', undefined],
      ['Book', undefined],
      ['OpeningHours', undefined],
    ]);
  });

  it('looks into lists, through null, and once into what is recursive', () => {
    expect(model.successes[0]?.shape).toEqual({
      items: [
        { isbn: 'string', title: 'string', subtitle: 'string null', genres: ['string'], edition: 'object' },
      ],
      next_cursor: 'string null',
    });
  });

  it('has a bearer token, and an operation without it', () => {
    expect(model.credentials).toMatchObject([{ option: 'token', name: 'Authorization', form: 'bearer' }]);
    expect(model.operations.find(({ id }) => id === 'openingHours')?.schemes).toEqual([]);
  });

  it('takes no phone numbers', () => {
    expect(model.takesPhoneNumbers).toBe(false);
  });
});

describe('a document that a client could not express', () => {
  it.each([
    [
      'another media type',
      'listBooks › 200: a client cannot read or write `text/csv`. Use `application/json`.',
      {
        from: '"content":{"application/json":{"schema":{"$ref":"#/components/schemas/BookPage"}',
        to: '"content":{"text/csv":{"schema":{"$ref":"#/components/schemas/BookPage"}',
      },
    ],
    [
      'a parameter that is named as the body is',
      'addBook: a client has one argument and two meanings of `body` in it. Rename one.',
      { from: '"name":"isbn"', to: '"name":"body"' },
    ],
    [
      'an operation that is named as the batch is',
      'sendAll: a client has a method of this name already. Rename the operation.',
      { from: '"operationId":"listBooks"', to: '"operationId":"sendAll"' },
    ],
    [
      'a credential that is named as an option is',
      'Token: `createClient` has an option `fetch` already. Rename the security scheme.',
      { from: '"Token":{"type"', to: '"Fetch":{"type"' },
    ],
  ])('is refused: %s', (_, message, { from, to }) => {
    const ordered = JSON.stringify(buildDocument(bookshop)).replaceAll(
      /"content":\{"application\/json":\{("examples":.*?),"schema":(\{[^}]*\})\}\}/g,
      '"content":{"application/json":{"schema":$2,$1}}',
    );
    const text = ordered.replaceAll(from, to);
    expect(text).not.toBe(ordered);
    expect(() => buildModel(JSON.parse(text))).toThrow(message.replace('Token: ', 'Fetch: '));
  });

  it('is refused: no server', () => {
    const document = change((broken) => {
      broken.servers = [] as never;
    });
    expect(() => buildModel(document)).toThrow('the document has no server. Add one to `servers`.');
  });
});
