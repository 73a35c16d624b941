import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { buildTestContext, describeCase, type PlanDetails } from '../../testing/plan-cases.ts';
import { nameCase } from '../model/case.ts';
import { buildBudget } from './budget.ts';
import { buildCases } from './build-cases.ts';

const SCHEMES = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } };
const RESPONSES = { 200: {}, 400: {}, 401: {} };
const ADD = {
  security: [{ key: [] }],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
        examples: { emma: { value: { title: 'Emma' } }, ulysses: { value: { title: 'Ulysses' } } },
      },
    },
  },
  responses: RESPONSES,
};

const plan = async (operations: Readonly<Record<string, JsonSchema>>, details: PlanDetails = {}) => {
  const contract = buildContractOf(operations, { securitySchemes: SCHEMES });
  const { context } = buildTestContext(contract, { credentials: { key: 'aB3' }, ...details });
  return buildCases(context, buildBudget(), async () => undefined);
};

const SHOP = { 'POST /books': ADD, 'GET /books': { responses: RESPONSES } };

describe('the cases of a document', () => {
  it('are those of each operation, family by family, in the order of the document', async () => {
    const provoke = (status: number) => ({ Prefer: `code=${status}` });
    const cases = await plan(SHOP, { capabilities: { provoke } });
    const order = cases.map(({ operation, group }) => `${operation.method} ${group}`);
    expect(order.filter((name, index) => name !== order[index - 1])).toEqual([
      'POST example',
      'POST edge',
      'POST violation',
      'POST body',
      'POST content type',
      'POST credential',
      'POST routing',
      'POST status',
      'GET example',
      'GET routing',
      'GET status',
    ]);
  });

  it.each([
    [0, [0]],
    [1, [0, 1]],
    [2, [0, 1, 2]],
  ] as const)('at level %i are those of the levels %j', async (level, levels) => {
    const cases = await plan(SHOP, { level });
    expect([...new Set(cases.map((testCase) => testCase.level))].sort()).toEqual(levels);
  });

  it('that may be accepted do not exist at level 0, and are one per operation at level 1', async () => {
    const listValid = async (level: 0 | 1) =>
      (await plan(SHOP, { level })).filter(({ validity }) => validity === 'valid').map(nameCase);
    expect(await listValid(0)).toEqual([]);
    expect(await listValid(1)).toEqual([
      'POST /books › accepts the example emma',
      'GET /books › accepts what is required and no more',
    ]);
  });

  it('have distinct titles and distinct requests', async () => {
    const cases = await plan(SHOP);
    const titles = cases.map(nameCase);
    expect(titles).toEqual([...new Set(titles)]);
    const requests = cases.map((testCase) => {
      const { title, group, level, validity, ...request } = describeCase(testCase);
      return JSON.stringify([testCase.operation.id, request]);
    });
    expect(requests).toEqual([...new Set(requests)]);
  });

  it('with the same request are merged into the first', async () => {
    const titles = (await plan(SHOP)).map(nameCase);
    // the second has no other field than the first
    expect(titles).toContain('POST /books › accepts the example emma');
    expect(titles).not.toContain('POST /books › accepts what is required and no more');
    expect(titles).not.toContain('GET /books › accepts every documented field at once');
  });

  it('with the same request stay apart where a refusal shows something else', async () => {
    const either = { anyOf: [{ type: 'integer' }, { const: true }] };
    const schema = { type: 'object', required: ['n'], properties: { n: either } };
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    const cases = (await plan({ 'POST /n': { requestBody, responses: RESPONSES } })).map(describeCase);
    const withNull = cases.filter(({ body, chunked }) => body === '{"n":null}' && !chunked);
    expect(withNull.map(({ title, violates }) => [title, violates])).toEqual([
      ['rejects a n|0 that is null', 'POST /n › body n|0 › type'],
    ]);
    const missing = cases.filter(({ body }) => body === '{}');
    expect(missing.map(({ title, violates }) => [title, violates])).toEqual([
      ['rejects a n that is missing', 'POST /n › body n › required'],
      ['rejects an object without fields', undefined],
      ['rejects an invalid body without a content type', undefined],
      ['rejects an invalid body as text/plain', undefined],
    ]);
  });

  it('with the same request stay apart where another status is expected', async () => {
    const cases = await plan(
      { 'GET /books': { responses: RESPONSES } },
      { capabilities: { provoke: () => ({}) } },
    );
    expect(cases.filter(({ group }) => group === 'status').map(({ title }) => title)).toEqual([
      'answers 400 when asked',
      'answers 401 when asked',
    ]);
  });

  it('with the same title have a number', async () => {
    const named = { 'application/json': {}, 'text/plain': {} };
    const content = Object.fromEntries(
      Object.keys(named).map((type) => [type, { examples: { emma: { value: 'Emma' } } }]),
    );
    const provoke = (status: number) => ({ Prefer: `code=${status}`, 'X-Turn': String(turn++) });
    let turn = 0;
    const cases = await plan(
      { 'GET /books': { responses: { 200: { content } } } },
      { capabilities: { provoke } },
    );
    expect(cases.filter(({ group }) => group === 'status').map(({ title }) => title)).toEqual([
      'answers 200 as in emma when asked',
      'answers 200 as in emma when asked (2)',
    ]);
  });

  it('are built in pieces, between which the work can end', async () => {
    const { context } = buildTestContext(buildContractOf(SHOP));
    let pieces = 0;
    await buildCases(context, buildBudget(), async () => {
      pieces += 1;
    });
    expect(pieces).toBe(14);
    const end = buildCases(context, buildBudget(), () => Promise.reject(new Error('the end')));
    await expect(end).rejects.toThrow('the end');
  });
});
