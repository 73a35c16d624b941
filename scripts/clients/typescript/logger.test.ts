import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/typescript/index.js';

const KEY = 'kunci/rahasia';
const PHONE = '+628123123123';
const INPUT = { phone: PHONE, message: 'm' };
const GOOD = '{"is_success":true,"data":{"id":"1"}}';

/** What a logger and `onAttempt` are told about a call that is answered so. */
const logCall = async (answers: readonly [status: number, body: string, headers?: object][]) => {
  const lines: [level: string, message: string, fields: object][] = [];
  const attempts: object[] = [];
  const log = (level: string) => (message: string, fields: object) => lines.push([level, message, fields]);
  let index = 0;
  const client = createClient({
    secretKey: KEY,
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    onAttempt: (attempt) => attempts.push(attempt),
    fetch: async () => {
      const [status, body, headers] = answers[index++] ?? [];
      if (status === 0) throw new TypeError(`no connection for ${PHONE} with ${KEY}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return new Response(body, { status: status ?? 200, headers: { ...headers } });
    },
  });
  await client.sendMessage(INPUT);
  return { lines, attempts };
};

describe('a logger', () => {
  it('is told each attempt: a repeat as information, the end by what it is', async () => {
    const again = { 'retry-after': '1' };
    const levels = async (...answers: Parameters<typeof logCall>[0]) =>
      (await logCall(answers)).lines.map(([level, message]) => `${level} ${message}`);
    expect(await levels([200, GOOD])).toEqual(['debug sendMessage: ok 200']);
    expect(await levels([429, '', again], [200, GOOD])).toEqual([
      'info sendMessage: rate_limit 429',
      'debug sendMessage: ok 200',
    ]);
    expect(await levels([400, ''])).toEqual(['warn sendMessage: http 400']);
    expect(await levels([500, ''])).toEqual(['error sendMessage: http 500']);
    expect(await levels([0, ''])).toEqual(['error sendMessage: network']);
  });

  it('is never told the key or a phone number, whatever the server writes', async () => {
    const said = `{"is_success":false,"message":"${PHONE} ${KEY}","error_code":"${KEY} ${PHONE}"}`;
    const headers = { 'x-request-id': `${PHONE}-${encodeURIComponent(KEY)}`, 'x-other': KEY };
    for (const status of [200, 400, 429, 500, 0]) {
      const { lines, attempts } = await logCall([[status, said, { ...headers, 'retry-after': '90' }]]);
      expect(lines).toHaveLength(1);
      expect(inspect(lines, { depth: 9 })).not.toMatch(/8123123123|rahasia/);
      expect(inspect(attempts, { depth: 9 })).not.toContain('rahasia');
    }
  });

  it('may have some of its methods, use `this`, and fail', async () => {
    const logger = {
      lines: [] as string[],
      error(message: string) {
        this.lines.push(message);
        throw new Error('disk');
      },
    };
    const fetch = async () => new Response('', { status: 500 });
    await createClient({ secretKey: KEY, logger, fetch }).sendMessage(INPUT);
    await createClient({ secretKey: KEY, logger, fetch: async () => new Response(GOOD) }).sendMessage(INPUT);
    expect(logger.lines).toEqual(['sendMessage: http 500']);
  });
});

describe('`onAttempt`', () => {
  it('is told how long a request took, and by which name the server knows it', async () => {
    for (const name of ['x-request-id', 'request-id', 'x-amzn-requestid']) {
      const { attempts } = await logCall([[200, GOOD, { [name]: 'r-1234567890' }]]);
      expect(attempts).toEqual([
        {
          operation: 'sendMessage',
          attempt: 1,
          status: 200,
          kind: undefined,
          wait: undefined,
          duration: expect.any(Number),
          requestId: 'r-1234567890',
        },
      ]);
      expect(Object(attempts[0]).duration).toBeGreaterThanOrEqual(18);
      expect(Object(attempts[0]).duration).toBeLessThan(5000);
    }
  });

  it('is told no name of an earlier response', async () => {
    const { attempts } = await logCall([
      [429, '', { 'x-request-id': 'r-1' }],
      [0, ''],
    ]);
    expect(attempts).toMatchObject([{ requestId: 'r-1' }, { requestId: undefined }]);
  });
});
