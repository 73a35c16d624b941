import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';

const INPUT = { phone: '+628123123123', message: 'm' };
const success = () => Response.json({ is_success: true, data: { id: '7' } });
const refusal = () => new Response('', { status: 429 });

/** A client whose log aborts the call that it hears of. */
const callAndAbortInLog = async (respond: () => Response) => {
  const aborter = new AbortController();
  let requests = 0;
  const client = createClient({
    secretKey: 'kunci-rahasia',
    fetch: async () => {
      requests++;
      return respond();
    },
    onAttempt: () => aborter.abort(),
  });
  const result = await client.sendMessage(INPUT, { signal: aborter.signal });
  // longer than the first wait can be
  await new Promise((resolve) => setTimeout(resolve, 1100));
  return { result, requests };
};

describe('a call that is aborted while `onAttempt` hears of a request', () => {
  it('is not repeated', async () => {
    const { result, requests } = await callAndAbortInLog(refusal);
    expect(result).toMatchObject({ ok: false, kind: 'aborted', outcome: 'not_accepted', attempts: 1 });
    expect(requests).toBe(1);
  });

  it('keeps a result that it has already', async () => {
    const { result } = await callAndAbortInLog(success);
    expect(result).toMatchObject({ ok: true, data: { id: '7' } });
  });
});
