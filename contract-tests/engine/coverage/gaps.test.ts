import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { captureRun } from '../../testing/capture-run.ts';
import { describeMissing } from '../report/describe-missing.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const bodyOf = (schema: object, required = true) => ({
  requestBody: { required, content: { 'application/json': { schema } } },
});

/** Statements that the suite cannot make a correct server show. */
const documents = [
  {
    name: 'an optional body that is recursive',
    operation: bodyOf(ref('Tree'), false),
    schemas: {
      Tree: {
        type: 'object',
        properties: { v: { type: 'integer' }, kids: { type: 'array', items: ref('Tree') } },
      },
    },
  },
  {
    name: 'an object in the query',
    operation: {
      parameters: [
        {
          name: 'deep',
          in: 'query',
          style: 'deepObject',
          explode: true,
          schema: {
            type: 'object',
            properties: { a: { type: 'integer', minimum: 1 }, b: { type: 'string' } },
          },
        },
      ],
    },
    schemas: {},
  },
  {
    name: 'a body with a condition that allows a listed value never',
    operation: bodyOf({
      type: 'object',
      required: ['kind'],
      properties: { kind: { enum: ['book', 'map', 'globe'] } },
      if: { properties: { kind: { const: 'globe' } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: false,
    }),
    schemas: {},
  },
];

const writeDocument = ({ operation, schemas }: { operation: object; schemas: object }): string => {
  const file = join(folder, 'openapi.json');
  const refused = { description: 'Refused.', content: { 'application/json': { schema: {} } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Trees', version: '1' },
    paths: {
      '/trees': {
        post: { ...operation, responses: { 204: { description: 'Done.' }, 400: refused, 422: refused } },
      },
    },
    components: { schemas },
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
};

describe('a gap of the coverage', () => {
  it.each(documents)('is drift and no failure of the server: $name', async (row) => {
    const document = writeDocument(row);
    const { code, stdout } = await captureRun({ target: 'mock', document });
    expect(stdout).toMatch(/^Drift \(.*\)\n {2}POST \/trees · coverage: nothing that was sent /m);
    expect(stdout).not.toContain('Failures');
    const strict = await captureRun({ target: 'mock', document, strict: true });
    expect([code, strict.code]).toEqual([0, 1]);
  });

  it('of an object in the query is named as the query names it', async () => {
    const [, deep] = documents;
    if (deep === undefined) throw new Error('the table has this row');
    const { stdout } = await captureRun({ target: 'mock', document: writeDocument(deep) });
    expect(stdout).toContain('showed `query deep[a] › absent` of the request');
    expect(stdout).not.toContain('deepa');
  });

  const name = 'POST /books › 200 genre › value "fiction"';
  it.each([
    ['request', 'seen', 'nothing that was sent and accepted showed `$` of the request'],
    ['request', 'seen violated', 'nothing that was sent and refused broke `$` of the request'],
    ['response', 'seen', 'nothing that was sent showed `$` of the answer'],
    [
      'response',
      'seen violated',
      'no answer could be changed so that the checks see `$` of the answer broken',
    ],
  ] as const)('of a %s that was not %s is a sentence', (part, lack, sentence) => {
    const item = { name, part, kind: 'value', operation: 'POST /books', violable: true } as const;
    expect(describeMissing({ lack, item: { ...item, valid: false, violated: false } })).toBe(
      `POST /books › ${sentence.replace('$', '200 genre › value "fiction"')}`,
    );
  });
});
