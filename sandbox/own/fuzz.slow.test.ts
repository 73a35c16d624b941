import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '../../schemas/api.ts';
import type { OperationId } from '../../schemas/operations.ts';
import { startSandboxOf } from '../engine/start-sandbox-of.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import type { Answer } from '../testing/build-calls.ts';
import { behaviour } from './behaviour.ts';
import { sampleBodies } from './testing/bodies.ts';
import { call, callByHttp } from './testing/call.ts';

const COUNT = Number(process.env.SANDBOX_FUZZ ?? 20_000);
const COUNT_BY_HTTP = 1_000;
const SEED = Number(process.env.SANDBOX_FUZZ_SEED ?? 42);
const AT_ONCE = 50;

const OPERATIONS = Object.keys(api.operations) as OperationId[];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: false, sendingMs: 0 });
});
afterAll(() => sandbox.close());

/** The bodies about which the sandbox and Zod disagree, and how many Zod accepts. */
const compare = async (server: Sandbox, id: OperationId, texts: readonly string[], ask: typeof call) => {
  const { schema } = api.operations[id].request.body;
  const disagreements: { text: string; answer: Answer }[] = [];
  let valid = 0;
  for (let start = 0; start < texts.length; start += AT_ONCE) {
    const batch = texts.slice(start, start + AT_ONCE);
    const answers = await Promise.all(batch.map((text) => ask(server, id, undefined, { text })));
    for (const [index, answer] of answers.entries()) {
      const text = batch[index] ?? '';
      const accepted = schema.safeParse(JSON.parse(text)).success;
      const wanted = accepted ? 200 : 400;
      const code = (answer.body as { error_code?: string }).error_code;
      if (accepted) valid += 1;
      if (answer.status !== wanted || code !== (accepted ? undefined : 'API_VALIDATION_ERROR')) {
        disagreements.push({ text, answer });
      }
    }
  }
  return { disagreements, valid };
};

describe.each(OPERATIONS)('%s', (id) => {
  const { schema, examples } = api.operations[id].request.body;
  const [example] = Object.values(examples);
  const value = { ...(example?.value as object), is_async: true };

  test(`agrees with Zod about ${COUNT} bodies`, { timeout: 120_000 }, async () => {
    const texts = sampleBodies(schema, value, { count: COUNT, seed: SEED });
    const { disagreements, valid } = await compare(sandbox, id, texts, call);
    expect(disagreements).toEqual([]);
    expect(valid / COUNT).toBeGreaterThan(0.2);
    expect(valid / COUNT).toBeLessThan(0.8);
  });

  test(`agrees with Zod about ${COUNT_BY_HTTP} bodies over HTTP`, async () => {
    const texts = sampleBodies(schema, value, { count: COUNT_BY_HTTP, seed: SEED + 1 });
    expect((await compare(sandbox, id, texts, callByHttp)).disagreements).toEqual([]);
  });
});

test.each([
  ['looser', z.object({ phone: z.string().min(8).max(16) })],
  ['stricter', z.strictObject(api.operations.checkNumber.request.body.schema.shape)],
])('the comparison finds a server whose validation is %s', async (_name, schema) => {
  const { checkNumber } = api.operations;
  const { body } = checkNumber.request;
  const changed = { ...checkNumber, request: { body: { ...body, schema } } };
  const operations = { ...api.operations, checkNumber: changed };
  // what it takes and gives is of the same types
  const faulty = await startSandboxOf(
    { api: { ...api, operations } as typeof api, behaviour },
    { rateLimit: false },
  );
  const texts = sampleBodies(body.schema, body.examples.number.value as object, { count: 500, seed: SEED });
  expect((await compare(faulty, 'checkNumber', texts, call)).disagreements).not.toEqual([]);
  await faulty.close();
});
