import { expect, it } from 'vitest';
import { buildDocument } from '../../document/build-document.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { buildTypescriptPackage } from './generate.ts';

it.each([
  {
    what: 'a parameter has the name of the body',
    change: ['"name":"isbn"', '"name":"body"'],
    message: 'addBook: a client has one argument and two meanings of `body` in it. Rename one.',
  },
  {
    what: 'an operation has the name of the batch',
    change: ['"operationId":"listBooks"', '"operationId":"sendAll"'],
    message: 'sendAll: a client has a method of this name already. Rename the operation.',
  },
  {
    what: 'a credential has the name of an option',
    change: ['"Token":', '"Fetch":'],
    message: 'Fetch: `createClient` has an option `fetch` already. Rename the security scheme.',
  },
  {
    what: 'a body is no JSON',
    change: ['"application/json":', '"text/csv":'],
    message: 'listBooks › 200: a client cannot read or write `text/csv`. Use `application/json`.',
  },
])('makes no package where $what', async ({ change: [from = '', to = ''], message }) => {
  const text = JSON.stringify(buildDocument(bookshop));
  expect(text).toContain(from);
  const document = JSON.parse(text.replaceAll(from, to));
  await expect(buildTypescriptPackage(document)).rejects.toThrow(message);
});

it('marks the method of an operation that is deprecated', async () => {
  const document = buildDocument(bookshop);
  Object.assign(document.paths?.['/hours']?.get ?? {}, { deprecated: true });
  const files = await buildTypescriptPackage(document);
  const types = files.find(({ path }) => path === 'core.d.ts')?.contents;
  expect(types?.match(/\* @deprecated\n[^\n]*\n[^\n]*/g)).toEqual([
    expect.stringContaining('readonly openingHours:'),
  ]);
});
