import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { api as sidobe } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { buildSchemaFile } from '../clients/typescript/schema-file.ts';
import { buildDocument } from '../document/build-document.ts';
import { formatDiscrepancy } from '../document/walk/discrepancy.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { PROJECT_ROOT } from '../lib/project.ts';
import { checkTypes } from './check-types.ts';
import { buildTypeTest } from './type-test.ts';

const SIDOBE = 'schemas/api.ts';
const BOOKSHOP = 'scripts/fixtures/bookshop/api.ts';

/** The types made from the API's document, as a file that is changed before the check. */
const check = async (api: Api, module: string, change = (types: string) => types) => {
  mkdirSync(join(PROJECT_ROOT, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(PROJECT_ROOT, 'reports', 'types-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { contents } = await buildSchemaFile(buildDocument(api));
  const types = join(folder, 'schema.d.ts');
  writeFileSync(types, change(contents));
  const discrepancies = await checkTypes(api, { api: join(PROJECT_ROOT, module), types });
  return discrepancies.map(formatDiscrepancy);
};

const replaced = (from: RegExp, to: string) => (types: string) => {
  expect(types).toMatch(from);
  return types.replace(from, to);
};

describe('the types made from the document', () => {
  it('are those of Zod in sidobe', async () => {
    expect(await check(sidobe, SIDOBE)).toEqual([]);
  });

  it('are those of Zod in bookshop, recursive ones too', async () => {
    expect(await check(bookshop, BOOKSHOP)).toEqual([]);
  });

  it('are found out by what they allow more, allow less, leave out and add', async () => {
    const change = (types: string) =>
      [
        replaced(/"fiction" \| /, ''),
        replaced(/(Paper: \{[^}]*?weight: )number/, '$1number | string'),
        replaced(/(Category: \{[^}]*?)children\?: [^;]*;/, '$1'),
        replaced(/(Problem: \{[^}]*?)(title: string;)/, '$1$2 hint?: string;'),
      ].reduce((text, edit) => edit(text), types);
    const remedy = ' Write it in Zod in a way that the document and its types can express too.';
    const discrepancies = await check(bookshop, BOOKSHOP, change);
    expect(discrepancies).toEqual(
      expect.arrayContaining([
        `Genre: The type in Zod allows more than the one in the document.${remedy}`,
        `Paper: The type in the document allows more than the one in Zod.${remedy}`,
        `Category: Zod has an optional property that the document has not.${remedy}`,
        `Problem: The document has an optional property that Zod has not.${remedy}`,
      ]),
    );
  });

  it('cannot be compared where the API forgets the types of its schemas', async () => {
    const folder = mkdtempSync(join(PROJECT_ROOT, '.types-test.partial-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const source = readFileSync(join(PROJECT_ROOT, SIDOBE), 'utf8')
      .replaceAll("from './", `from '${PROJECT_ROOT}/schemas/`)
      .replace('export const api = {', 'export const api: Api<OperationId> = {');
    writeFileSync(join(folder, 'api.ts'), source);
    const types = join(folder, 'schema.d.ts');
    writeFileSync(types, (await buildSchemaFile(buildDocument(sidobe))).contents);
    const discrepancies = await checkTypes(sidobe, { api: join(folder, 'api.ts'), types });
    expect(discrepancies.map(formatDiscrepancy)).toContainEqual(
      expect.stringMatching(/^SendMessageRequest: .*Declare the API `as const satisfies Api`/),
    );
  });
});

describe('the type test', () => {
  it('has a line for every component', () => {
    const test = buildTypeTest(bookshop, { api: './api.ts', types: './schema.d.ts' });
    const names = [...test.matchAll(/^export type Check_(\w+)/gm)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(
      Object.keys(buildDocument(bookshop).components?.schemas ?? {}).toSorted(),
    );
  });
});
