import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { readMessages } from '../testing/read-messages.ts';
import { call } from './testing/call.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: false, sendingMs: 0 });
});
afterAll(() => sandbox.close());

const phone = '+628123123123';

test.each([
  ['sendMessage', { message: 'a' }, { kind: 'text', text: 'a' }],
  [
    'sendMessageImage',
    { image_url: 'https://sidobe.com/a.png' },
    { kind: 'image', url: 'https://sidobe.com/a.png', text: '' },
  ],
  [
    'sendMessageDocument',
    { document_url: 'https://sidobe.com/b.pdf', document_name: 'B', message: 'caption' },
    { kind: 'document', url: 'https://sidobe.com/b.pdf', name: 'B', text: 'caption' },
  ],
] as const)('%s puts into the inbox what %j says', async (id, body, message) => {
  expect(await call(sandbox, id, { phone, ...body })).toMatchObject({
    status: 200,
    body: { is_success: true },
  });
  expect((await readMessages(sandbox))[0]).toMatchObject({ phone, state: 'sent', ...message });
});

test('a check puts nothing into the inbox', async () => {
  const before = await readMessages(sandbox);
  expect(await call(sandbox, 'checkNumber', { phone })).toMatchObject({
    status: 200,
    body: { is_success: true, data: { is_registered: true } },
  });
  expect(await readMessages(sandbox)).toEqual(before);
});
