import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildContract } from '../../../scripts/document/reading/build-contract.ts';
import { loadDocument } from '../../../scripts/document/reading/load-document.ts';
import { captureRun } from '../../testing/capture-run.ts';
import { nameCase } from '../model/case.ts';
import { buildSuite } from '../run/build-suite.ts';
import { buildRemoteTarget } from '../targets/remote.ts';

const SHOP = join(import.meta.dirname, '..', '..', 'fixtures', 'documents', 'shop.yaml');

const buildShop = async () => {
  const contract = buildContract(await loadDocument(SHOP));
  const target = buildRemoteTarget('shop', 'http://127.0.0.1:9/', new Map());
  return buildSuite({ contract, target, seed: 1, level: 2, phones: [] });
};

const write = (contents: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'contract-')), 'openapi.yaml');
  writeFileSync(file, contents);
  return file;
};

const readError = async (contents: string): Promise<string | undefined> => {
  const { error } = await captureRun({ target: 'http://127.0.0.1:9', document: write(contents) });
  return error?.message;
};

describe('a third-party document', () => {
  it('is read from YAML with references to other files', async () => {
    const { cases } = await buildShop();
    const titles = cases.map(nameCase);
    expect(titles).toEqual(
      expect.arrayContaining([
        'GET /items/{id} › rejects a path id of 0',
        'GET /items/{id} › rejects a path id that is not whole',
        'POST /items › accepts a name of 2 characters',
        'POST /items › accepts a name of 5 characters outside the basic plane',
        'POST /items › rejects a name of 6 characters',
        'POST /items › rejects a tags with an item twice',
        'POST /items › rejects a tags that is missing',
        'POST /items › accepts a due that is null',
        'POST /items › rejects a body with a property that is not documented',
        'PUT /picture › has no method GET',
      ]),
    );
  });

  it('needs no examples: every request is proven valid or invalid', async () => {
    const { cases, context } = await buildShop();
    const unproven = cases.filter(
      (testCase) =>
        testCase.validity !== 'any' && context.isInvalid(testCase) !== (testCase.validity === 'invalid'),
    );
    expect(cases.filter(({ validity }) => validity === 'valid').length).toBeGreaterThan(5);
    expect(unproven).toEqual([]);
  });

  it('has listed what is not covered, with the reason', async () => {
    const { notCovered } = await buildShop();
    expect(notCovered).toEqual(
      expect.arrayContaining([
        { what: 'POST /items › callbacks', reason: 'the server calls, not the suite' },
        {
          what: 'POST /items › body odd',
          reason: 'no valid value was found; an example in the document helps',
        },
        {
          what: 'POST /items › body tags › not',
          reason: 'values are checked by it, but no case violates it',
        },
        { what: 'PUT /picture › request body `image/png`', reason: 'the suite writes JSON only' },
      ]),
    );
  });

  it('expects the refusal that it documents', async () => {
    const { cases } = await buildShop();
    expect(cases.find(({ title }) => title === 'rejects a name of 6 characters')?.expect).toEqual(['422']);
  });
});

describe('an invalid document', () => {
  it.each([
    ['a file that is not there', undefined, 'there is no such file'],
    ['broken YAML', 'openapi: [', 'cannot be read'],
    ['something else', 'name: x', 'Name an OpenAPI 3.1 document'],
    ['OpenAPI 3.0', 'openapi: 3.0.3\npaths: {}', 'reads 3.1'],
    ['no operations', 'openapi: 3.1.0\npaths: {}', 'no operation'],
    [
      'a reference to nowhere',
      'openapi: 3.1.0\npaths:\n  /a:\n    $ref: "#/components/nothing"',
      '#/paths/~1a',
    ],
    ['a reference to a missing file', 'openapi: 3.1.0\npaths:\n  /a:\n    $ref: "other.yaml"', 'other.yaml'],
    [
      'an invalid schema',
      'openapi: 3.1.0\npaths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/json:\n            schema: { type: text }\n      responses: {}',
      'cannot be used',
    ],
  ])('with %s is a clear error', async (_, contents, message) => {
    const said =
      contents === undefined
        ? (await captureRun({ target: 'mock', document: '/nowhere.yaml' })).error?.message
        : await readError(contents);
    expect(said).toContain(message);
    expect(said?.split('\n')).toHaveLength(1);
  });
});
