import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../schemas/api.ts';
import type { Example } from '../../schemas/definition.ts';
import type { OperationId } from '../../schemas/operations.ts';
import { type TestNumberName, testNumbers } from '../../schemas/test-numbers.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { readMessages } from '../testing/read-messages.ts';
import { call, callByHttp } from './testing/call.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: false, sendingMs: 0, slowMs: 0 });
});
afterAll(() => sandbox.close());

const OPERATIONS = Object.keys(api.operations) as OperationId[];
const NAMES = Object.keys(testNumbers) as TestNumberName[];
const CASES = OPERATIONS.flatMap((id) => NAMES.map((name) => [id, name] as const));

const exampleOf = (id: OperationId, name: TestNumberName): Example =>
  api.operations[id].request.body.examples[name];

test.each(NAMES)('the number of %s cannot be dialled', (name) => {
  expect(testNumbers[name].phone).toMatch(/^\+999/);
});

test.each(CASES)('%s answers the example %s with the status that it expects', async (id, name) => {
  const { value, expectStatus = 200 } = exampleOf(id, name);
  const before = (await readMessages(sandbox)).length;
  if (expectStatus === 0) {
    await expect(callByHttp(sandbox, id, value)).rejects.toThrow('fetch failed');
  } else {
    expect(await callByHttp(sandbox, id, value)).toMatchObject({
      status: expectStatus,
      body: { ...(expectStatus !== 429 && { is_success: expectStatus === 200 }) },
    });
  }
  const sends = expectStatus === 200 && id !== 'checkNumber' ? 1 : 0;
  expect(await readMessages(sandbox)).toHaveLength(before + sends);
});

test.each(CASES)('%s answers %s with the documented error code', async (id, name) => {
  const { value, expectStatus } = exampleOf(id, name);
  const row = testNumbers[name];
  if (!('errorCode' in row) || expectStatus === undefined) return;
  sandbox.fetch(new Request(`${sandbox.inboxUrl}/messages`, { method: 'DELETE' }));
  expect(await call(sandbox, id, value)).toMatchObject({ body: { error_code: row.errorCode } });
});

test('a check of the unregistered number says so', async () => {
  expect(await call(sandbox, 'checkNumber', { phone: '+999000000001' })).toMatchObject({
    status: 200,
    body: { is_success: true, data: { is_registered: false } },
  });
});

test('a passing failure succeeds when it is repeated, each operation for itself, until the inbox is emptied', async () => {
  const body = { phone: '+999000000003', message: 'x' };
  const statuses = [];
  const clear = () => sandbox.fetch(new Request(`${sandbox.inboxUrl}/messages`, { method: 'DELETE' }));
  await clear();
  for (const id of ['sendMessage', 'checkNumber', 'sendMessage', 'checkNumber', 'sendMessage'] as const) {
    statuses.push((await call(sandbox, id, body)).status);
  }
  await clear();
  statuses.push((await call(sandbox, 'sendMessage', body)).status);
  expect(statuses).toEqual([400, 400, 200, 200, 400, 400]);
});

test('429 has the documented body and says when to come again', async () => {
  const { body, headers } = await call(sandbox, 'checkNumber', { phone: '+999000000429' });
  expect(body).toEqual({ message: 'rate limit exceeded' });
  expect(headers.get('retry-after')).toBe('1');
});

test('the slow answer takes 10 seconds, and the message is sent before', async () => {
  const clock = createManualClock();
  const slow = await startSandbox({ clock, sendingMs: 25 });
  let answered = false;
  const answer = call(slow, 'sendMessage', { phone: '+999000000004', message: 'x' }).finally(() => {
    answered = true;
  });
  await clock.waiting(1);
  clock.advance(25);
  await clock.waiting(1);
  clock.advance(9_999);
  expect(await readMessages(slow)).toMatchObject([{ state: 'sent' }]);
  expect(answered).toBe(false);
  clock.advance(1);
  expect(await answer).toMatchObject({ status: 200 });
  await slow.close();
});

test('a stop does not wait for a slow answer', async () => {
  const clock = createManualClock();
  const slow = await startSandbox({ clock });
  const answer = callByHttp(slow, 'checkNumber', { phone: '+999000000004' });
  await clock.waiting(1);
  await slow.close();
  expect(await answer).toMatchObject({ status: 200 });
});

test('a stop while the slow message is being sent waits for the message only', async () => {
  const clock = createManualClock();
  const slow = await startSandbox({ clock, sendingMs: 25 });
  const answer = callByHttp(slow, 'sendMessage', { phone: '+999000000004', message: 'x' });
  await clock.waiting(1);
  const closed = slow.close();
  clock.advance(25);
  expect(await answer).toMatchObject({ status: 200 });
  await closed;
});
