import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { api as own } from '../../schemas/api.ts';
import type { Api, Operation, Request } from '../../schemas/definition.ts';
import type { Contract } from '../../scripts/document/reading/description.ts';
import { api as bookshop } from '../../scripts/fixtures/bookshop/api.ts';
import { apiWith } from '../../scripts/fixtures/small-api.ts';
import { accepts } from '../engine/cases/make-case.ts';
import type { Case } from '../engine/model/case.ts';
import { toBytes } from '../engine/requests/wire.ts';
import type { CaseResult } from '../engine/results/case-result.ts';
import { buildSuite } from '../engine/run/build-suite.ts';
import { runCase } from '../engine/run/run-case.ts';
import { runSuite } from '../engine/run/run-suite.ts';
import { buildRemoteTarget } from '../engine/targets/remote.ts';
import { buildApiContract } from './api-contract.ts';
import { startMockTarget } from './mock-target.ts';
import { buildZodProof } from './zod-proof.ts';

/** A copy of an API with the request of one operation changed. */
const withRequest = (api: Api, id: string, change: (request: Request) => Request): Api => {
  const operation = api.operations[id];
  if (operation === undefined) throw new Error(`there is no ${id}`);
  return {
    ...api,
    operations: { ...api.operations, [id]: { ...operation, request: change(operation.request) } },
  };
};

const requestId = z.string().min(1).max(36).meta({ description: 'Found again in the logs.' });
const [first] = Object.keys(own.operations) as [string];
const withHeader = withRequest(own, first, (request) => ({
  ...request,
  header: z.object({ 'X-Request-Id': requestId.exactOptional() }),
}));

/** The cases whose proof by the API's Zod schemas is not what the document says. */
const listDoubts = async (contract: Contract, api: Api): Promise<string[]> => {
  const target = buildRemoteTarget(
    'x',
    'http://127.0.0.1:9',
    new Map([...contract.schemes.keys()].map((name) => [name, 'aB'])),
  );
  const suite = await buildSuite({ contract, target, seed: 1, level: 2, phones: [] });
  const prove = buildZodProof(api);
  return suite.cases
    .filter(
      (testCase) =>
        testCase.validity !== 'any' &&
        (prove(testCase) ?? testCase.validity === 'valid') !== (testCase.validity === 'valid'),
    )
    .map(({ title }) => title);
};

const runOnMock = async (api: Api): Promise<readonly CaseResult[]> => {
  const contract = buildApiContract(api);
  const target = await startMockTarget(contract);
  try {
    const suite = await buildSuite({ contract, target, seed: 1, level: 2, phones: [] });
    const limits = { timeoutMs: 10_000, maxLatencyMs: 10_000, concurrency: 4 };
    const options = { contract, target, ...limits, run: runCase, secondProof: buildZodProof(api) };
    return (await runSuite(suite, options)).results;
  } finally {
    await target.close();
  }
};

describe('the proof by Zod', () => {
  it.each<[string, Api]>([
    ['this API', own],
    ['this API with a header that is optional', withHeader],
    ['the bookshop', bookshop],
  ])('agrees with the document of %s', async (_, api) => {
    expect(await listDoubts(buildApiContract(api), api)).toEqual([]);
  });

  it('finds nothing wrong with a mock of this API with a header that is optional', async () => {
    const results = await runOnMock(withHeader);
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(results.map(({ case: { title } }) => title)).toContain(
      'rejects a header X-Request-Id of 37 characters',
    );
  });

  it('finds nothing wrong with a mock of the bookshop', async () => {
    const results = await runOnMock(bookshop);
    const doubted = results.filter(({ findings }) => findings.some(({ check }) => check === 'proof'));
    expect(doubted).toEqual([]);
  });
});

describe('schemas that differ from the document', () => {
  const list = bookshop.operations.listBooks.request;
  const isbn = z
    .string()
    .regex(/^97[89][0-9]+$/u)
    .meta({ description: 'The ISBN.' });
  it.each<[string, string, (request: Request) => Request]>([
    [
      'a bound of a query parameter',
      'listBooks',
      (request) => ({
        ...request,
        query: list.query.extend({
          limit: z.int().min(1).max(99).exactOptional().meta({ description: 'How many.' }),
        }),
      }),
    ],
    [
      'the number of items of a query parameter',
      'listBooks',
      (request) => ({
        ...request,
        query: list.query.extend({
          genre: z
            .array(z.enum(['fiction', 'science', 'history', 'poetry']))
            .min(1)
            .max(3)
            .exactOptional()
            .meta({ description: 'Of these.' }),
        }),
      }),
    ],
    [
      'a bound of a path parameter',
      'getBook',
      (request) => ({ ...request, path: z.object({ isbn: isbn.min(12).max(13) }) }),
    ],
    [
      'a bound of a header',
      'listBooks',
      (request) => ({
        ...request,
        header: z.object({
          'X-Request-Id': requestId
            .regex(/^[a-z0-9-]+$/u)
            .max(35)
            .exactOptional(),
        }),
      }),
    ],
    [
      'that a header is required',
      'listBooks',
      (request) => ({
        ...request,
        header: z.object({ 'X-Request-Id': requestId.regex(/^[a-z0-9-]+$/u) }),
      }),
    ],
    [
      'that a parameter is required',
      'listBooks',
      (request) => ({
        ...request,
        query: list.query.extend({ cursor: z.string().min(1).meta({ description: 'Where to go on.' }) }),
      }),
    ],
    [
      'a bound of a body',
      'addBook',
      (request) => {
        const { body } = request;
        if (body === undefined) throw new Error('there is no body');
        const schema = (body.schema as z.ZodObject).extend({
          title: z.string().min(1).max(199).meta({ description: 'The title.' }),
        });
        return { ...request, body: { ...body, schema: schema.meta({ id: 'Lie', description: 'A lie.' }) } };
      },
    ],
    [
      'that a body is required',
      'addBook',
      (request) => {
        const { body } = request;
        if (body === undefined) throw new Error('there is no body');
        return { ...request, body: { ...body, required: false } };
      },
    ],
  ])('in %s are noticed', async (_, id, change) => {
    expect(await listDoubts(buildApiContract(bookshop), withRequest(bookshop, id, change))).not.toEqual([]);
  });
});

describe('an opinion', () => {
  const text = z.string().min(2).meta({ id: 'Text', description: 'A text.' });
  const putText: Operation = {
    method: 'put',
    path: '/texts/{id}',
    tag: 'Things',
    summary: 'Put a text',
    description: 'Puts a text.',
    retrySafe: true,
    request: {
      path: z.object({ id: z.int().min(1).meta({ description: 'The id.' }) }),
      header: z.object({ 'X-Count': z.int().max(3).exactOptional().meta({ description: 'A count.' }) }),
      body: {
        description: 'The text.',
        required: true,
        schema: text,
        examples: { one: { summary: 'One', value: 'ab' } },
      },
    },
    responses: { 204: { description: 'Done.' } },
  };
  const api = apiWith({ putText });
  const [operation] = buildApiContract(api).operations;
  const prove = buildZodProof(api);
  const judge = (changes: Partial<Case['wire']> & { type?: string }): boolean | undefined => {
    if (operation === undefined) throw new Error('there is no operation');
    const { type = 'application/json', ...wire } = changes;
    return prove(
      accepts(
        operation,
        {
          method: 'PUT',
          path: '/texts/7',
          query: '',
          body: toBytes('"ab"'),
          chunked: false,
          ...wire,
          headers: [['content-type', type], ...(wire.headers ?? [])],
        },
        { title: '', group: '' },
      ),
    );
  };

  it.each<[string, Parameters<typeof judge>[0], boolean | undefined]>([
    ['a valid request is true', {}, true],
    ['a parameter that is not documented is true', { query: 'other=1' }, true],
    ['a content type with a character set is true', { type: 'Application/JSON; charset=utf-8' }, true],
    ['a header in another case is true', { headers: [['x-count', '3']] }, true],
    ['an invalid header in another case is false', { headers: [['x-COUNT', '4']] }, false],
    ['a header that is not a number is false', { headers: [['X-Count', 'x']] }, false],
    ['an invalid path is false', { path: '/texts/0' }, false],
    ['an invalid body is false', { body: toBytes('"a"') }, false],
    ['a body that is not JSON is false', { body: toBytes('"a') }, false],
    ['a missing body is false', { body: undefined }, false],
    ['another content type is false', { type: 'text/plain' }, false],
    ['a path that cannot be decoded is false', { path: '/texts/%zz' }, false],
    ['a query that cannot be decoded has no opinion', { query: 'a=%zz' }, undefined],
  ])('on %s', (_, changes, expected) => {
    expect(judge(changes)).toBe(expected);
  });
});
