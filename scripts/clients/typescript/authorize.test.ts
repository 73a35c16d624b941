import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../document/build-document.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { buildModel } from '../model/model.ts';
import { buildDefinitionFiles } from './definition-files.ts';
import type { Definition } from './runtime/definition.ts';

type Scheme = Parameters<typeof buildScheme>[0];
const buildScheme = (scheme: object) => ({ ...scheme, description: 'd', example: 'e' });

/** What is sent where the API has this scheme in the place of its own. */
const authorize = async (scheme: Scheme) => {
  const { openingHours } = bookshop.operations;
  const api = {
    ...bookshop,
    operations: { openingHours },
    securitySchemes: { Token: buildScheme(scheme) },
  };
  const files = buildDefinitionFiles(buildModel(buildDocument(api as typeof bookshop)));
  const script = files.find(({ path }) => path === 'definition.js')?.contents ?? '';
  const { definition }: { definition: Definition } = await import(
    `data:text/javascript,${encodeURIComponent(script)}`
  );
  const headers: Record<string, string> = {};
  const url = definition.authorize({ token: 'a b&c' }, headers, 'https://bookshop.example/books?limit=1');
  return { url, headers };
};

const url = 'https://bookshop.example/books?limit=1';

describe('a credential', () => {
  it.each<[string, object, object]>([
    ['in a header', { type: 'apiKey', in: 'header', name: 'X-Key' }, { url, headers: { 'X-Key': 'a b&c' } }],
    [
      'in the query',
      { type: 'apiKey', in: 'query', name: 'api key' },
      { url: `${url}&api%20key=a%20b%26c`, headers: {} },
    ],
    [
      'in a cookie',
      { type: 'apiKey', in: 'cookie', name: 'session' },
      { url, headers: { Cookie: 'session=a b&c' } },
    ],
    [
      'as a bearer token',
      { type: 'http', scheme: 'bearer' },
      { url, headers: { Authorization: 'Bearer a b&c' } },
    ],
    [
      'as basic authentication',
      { type: 'http', scheme: 'basic' },
      { url, headers: { Authorization: 'Basic YSBiJmM=' } },
    ],
  ])('is sent %s', async (_, scheme, sent) => {
    expect(await authorize(scheme)).toEqual(sent);
  });
});
