import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { buildDocument } from './build-document.ts';
import { toJson, toYaml } from './serialise.ts';

type Node = Record<string, unknown>;

const operationsOf = (api: Api) =>
  Object.values(buildDocument(api).paths ?? {}).flatMap((item) => Object.values(item) as Node[]);

const collectEmpty = (value: unknown, path: string): string[] => {
  if (typeof value !== 'object' || value === null) return value === undefined ? [path] : [];
  const entries = Object.entries(value);
  return entries.length === 0
    ? [path]
    : entries.flatMap(([key, child]) => collectEmpty(child, `${path}/${key}`));
};

describe.each([
  ['sidobe', sidobe as Api],
  ['bookshop', bookshop as Api],
])('the document of %s', (_name, api) => {
  it('is OpenAPI 3.1 in the 2020-12 dialect', () => {
    expect(buildDocument(api)).toMatchObject({
      openapi: '3.1.0',
      jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    });
  });

  it('is the same to the byte every time', () => {
    expect(toYaml(buildDocument(api))).toBe(toYaml(buildDocument(api)));
    expect(toJson(buildDocument(api))).toBe(toJson(buildDocument(api)));
  });

  it('has every operation of the API, by its id', () => {
    expect(operationsOf(api).map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining(Object.keys(api.operations)),
    );
    expect(operationsOf(api)).toHaveLength(Object.keys(api.operations).length);
  });

  it('states the security of every operation', () => {
    for (const operation of operationsOf(api)) expect(operation).toHaveProperty('security');
  });

  it('has no empty members but the security of public operations and the values of examples', () => {
    const empty = collectEmpty(buildDocument(api), '').filter(
      (path) => !/\/security(\/0\/[A-Za-z]+)?$/.test(path) && !path.includes('/value/'),
    );
    expect(empty).toEqual([]);
  });

  it('refers to a component for every body', () => {
    const media = operationsOf(api).flatMap(({ requestBody, responses }) =>
      [requestBody, ...Object.values(responses as Node)].flatMap((owner) =>
        Object.values((owner as { content?: Record<string, Node> } | undefined)?.content ?? {}),
      ),
    );
    expect(media.length).toBeGreaterThan(10);
    for (const { schema } of media) {
      expect(schema).toEqual({ $ref: expect.stringMatching(/^#\/components\/schemas\/[A-Za-z]+$/) });
    }
  });

  it('leaves the API as it was', () => {
    const document = buildDocument(api);
    document.info.title = 'changed';
    expect(buildDocument(api).info.title).toBe(api.info.title);
  });
});

describe('the document of sidobe', () => {
  const document = buildDocument(sidobe);

  it('marks the one operation that is safe to repeat', () => {
    const safe = operationsOf(sidobe).filter((operation) => operation['x-retry-safe'] === true);
    expect(safe.map(({ operationId }) => operationId)).toEqual(['checkNumber']);
  });

  it.each(['sendMessage', 'sendMessageImage', 'sendMessageDocument', 'checkNumber'])(
    'documents every status of %s, and marks the bodies that are assumed',
    (id) => {
      const operation = operationsOf(sidobe).find(({ operationId }) => operationId === id);
      const responses = operation?.responses as Record<string, Node>;
      expect(Object.keys(responses)).toEqual(['200', '400', '401', '404', '429', '500', '503']);
      const assumed = Object.entries(responses).filter(([, response]) => response['x-assumed']);
      expect(assumed.map(([status]) => status)).toEqual(['404', '500', '503']);
    },
  );

  it('states the limits on a file as facts beside the URL', () => {
    expect(document.components?.schemas?.SendMessageImageRequest).toMatchObject({
      properties: { image_url: { 'x-file': { extensions: ['jpg', 'jpeg', 'png'], maxBytes: 10_000_000 } } },
    });
  });

  it('keeps error codes an open set with known values', () => {
    const code = document.components?.schemas?.ErrorCode;
    expect(code).toMatchObject({
      type: 'string',
      'x-extensible-enum': expect.arrayContaining(['INVALID_REQUEST']),
    });
    expect(code).not.toHaveProperty('enum');
  });

  it.each([
    'registered your WhatsApp devices on the dashboard',
    'https://api.sidobe.com/wa/v1',
    'rate limit exceeded',
    'strongly recommend that you implement batch processing',
    'The rate limit is subject to change',
    'handed over to the Sidobe queue system',
    'the message is sent immediately',
    'X-Secret-Key',
    'Developer Tools → Credential',
    'jpg/jpeg and png',
    'pdf, doc, docx, ppt, pptx, xls and xlsx',
    'maximum size is 10 MB',
    'no need to write the file extension',
    'Check whether your WhatsApp account has a problem',
    'contact Sidobe to get a solution',
    'temporarily offline for maintenance',
  ])('says what the provider says: %s', (statement) => {
    const text = JSON.stringify(document).replaceAll('\\n', ' ').toLowerCase();
    expect(text).toContain(statement.toLowerCase());
  });
});

describe('the document of bookshop', () => {
  const document = buildDocument(bookshop);
  const list = document.paths?.['/books']?.get;

  it('makes a parameter of each property in query and header', () => {
    // written in place: none of them is a reference
    const parameters = list?.parameters as unknown as Node[];
    expect(
      parameters.map((parameter) => [parameter.in, parameter.name, parameter.required ?? false]),
    ).toEqual([
      ['query', 'genre', false],
      ['query', 'limit', false],
      ['query', 'cursor', false],
      ['header', 'X-Request-Id', false],
    ]);
  });

  it('requires the parameters of the path', () => {
    expect(document.paths?.['/books/{isbn}']?.get?.parameters).toMatchObject([
      { name: 'isbn', in: 'path', required: true, schema: { type: 'string', minLength: 13, maxLength: 13 } },
    ]);
  });

  it('has no content where a response has none', () => {
    expect(document.paths?.['/books/{isbn}']?.delete?.responses?.['204']).toEqual({
      description: 'The book is gone.',
    });
  });

  it('has the headers of a response', () => {
    expect(list?.responses?.['429']?.headers).toMatchObject({
      'Retry-After': { required: true, schema: { type: 'integer', minimum: 1 } },
    });
  });

  it('says a recursive schema by reference', () => {
    expect(document.components?.schemas?.Category).toMatchObject({
      properties: { children: { items: { $ref: '#/components/schemas/Category' } } },
    });
  });

  it('makes an operation public where the API says so', () => {
    expect(document.paths?.['/hours']?.get?.security).toEqual([]);
  });
});
