import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';

const INPUT = { phone: '+628123123123', message: 'm' };
const OPTIONS = { secretKey: 'kunci-rahasia', baseUrl: 'http://127.0.0.1:1' };
const REQUEST = [
  'http://127.0.0.1:1/send-message',
  {
    method: 'POST',
    headers: {
      'user-agent': expect.stringMatching(/^sidobe-whatsapp\/\d/),
      'Content-Type': 'application/json',
      'X-Secret-Key': 'kunci-rahasia',
    },
    body: JSON.stringify(INPUT),
    redirect: 'manual',
    signal: expect.any(AbortSignal),
  },
];
const answer = async () => Response.json({ is_success: true, data: { id: '7' } });

describe('a fetch of the caller’s own', () => {
  it('is called with a URL, as text, and with all of the request in its init', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(answer);
    expect(await createClient({ ...OPTIONS, fetch }).sendMessage(INPUT)).toMatchObject({ ok: true });
    expect(fetch.mock.calls).toEqual([REQUEST]);
  });

  it('may change the init, of which each attempt has its own', async () => {
    const traces: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = async (_, init = {}) => {
      init.headers = new Headers(init.headers);
      init.headers.append('trace', `t${traces.length}`);
      traces.push(init.headers.get('trace'));
      return new Response(null, { status: 429 });
    };
    await createClient({ ...OPTIONS, fetch }).sendMessage(INPUT, { retries: 1 });
    expect(traces).toEqual(['t0', 't1']);
  });

  it('may throw what nobody can read', async () => {
    const fetch = () => {
      throw { message: Symbol('nothing') };
    };
    expect(await createClient({ ...OPTIONS, fetch }).sendMessage(INPUT)).toMatchObject({
      kind: 'network',
      outcome: 'unknown',
      attempts: 1,
    });
  });
});

describe('what stands in for the global fetch', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is called with a URL, as text, and an init, also when it came after the client', async () => {
    const client = createClient(OPTIONS);
    const fetch = vi.fn<typeof globalThis.fetch>(answer);
    vi.stubGlobal('fetch', fetch);
    await client.sendMessage(INPUT);
    await client.sendMessage(INPUT);
    expect(fetch.mock.calls).toEqual([REQUEST, REQUEST]);
  });
});
