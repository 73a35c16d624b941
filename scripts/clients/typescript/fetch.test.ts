import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';

const INPUT = { phone: '+628123123123', message: 'm' };
const OPTIONS = { secretKey: 'kunci-rahasia', baseUrl: 'http://127.0.0.1:1' };
const answer = () => Response.json({ is_success: true, data: { id: '7' } });

describe('a fetch of the caller’s own', () => {
  it('is called with a URL, as text, and with all of the request in its init', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => answer());
    const client = createClient({ ...OPTIONS, fetch });
    expect(await client.sendMessage(INPUT)).toMatchObject({ ok: true });
    expect(fetch).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:1/send-message', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Secret-Key': 'kunci-rahasia' },
      body: JSON.stringify(INPUT),
      redirect: 'manual',
      signal: expect.any(AbortSignal),
    });
  });
});

describe('a global fetch', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** Takes the place of the global fetch, as libraries do that watch or answer requests. */
  const replaceFetch = () => {
    const requests: Request[] = [];
    vi.stubGlobal('fetch', async (...args: ConstructorParameters<typeof Request>) => {
      requests.push(new Request(...args));
      return answer();
    });
    return requests;
  };

  it('is the one of the moment of the call, and hears the same of every call but the body', async () => {
    const client = createClient(OPTIONS);
    const requests = replaceFetch();
    await client.sendMessage({ ...INPUT, message: 'first' });
    await client.sendMessage({ ...INPUT, message: 'second' });
    await client.checkNumber({ phone: INPUT.phone });
    const heard = requests.map(async (request) => {
      const { method, url, redirect, headers } = request;
      return [method, url, redirect, Object.fromEntries(headers), await request.json()];
    });
    const headers = { 'content-type': 'application/json', 'x-secret-key': 'kunci-rahasia' };
    expect(await Promise.all(heard)).toEqual([
      ['POST', 'http://127.0.0.1:1/send-message', 'manual', headers, { ...INPUT, message: 'first' }],
      ['POST', 'http://127.0.0.1:1/send-message', 'manual', headers, { ...INPUT, message: 'second' }],
      ['POST', 'http://127.0.0.1:1/utilities/check-number', 'manual', headers, { phone: INPUT.phone }],
    ]);
  });

  it('is given a Request of its own kind where the global classes were replaced with it', async () => {
    const client = createClient(OPTIONS);
    replaceFetch();
    await client.sendMessage(INPUT);
    class OtherRequest extends Request {}
    vi.stubGlobal('Request', OtherRequest);
    const targets: unknown[] = [];
    vi.stubGlobal('fetch', async (target: unknown) => {
      targets.push(target);
      return answer();
    });
    await client.sendMessage(INPUT);
    expect(targets).toEqual([expect.any(OtherRequest)]);
  });
});
