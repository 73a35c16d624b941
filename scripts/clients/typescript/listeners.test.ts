import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close, listen } from '../../lib/listen.ts';
import { runProgram } from '../../lib/run.ts';
import { PACKAGE } from './testing/bundle.ts';

const LISTENERS = {
  throws: '() => { throw new Error("log") }',
  rejects: 'async () => { throw new Error("log") }',
  'rejects later': '() => new Promise((_, reject) => setTimeout(reject, 5, new Error("log")))',
  'never settles': '() => new Promise(() => {})',
  'gives what only looks like a promise': '() => ({ then() { throw new Error("log") } })',
  'gives what cannot be looked at': '() => ({ get then() { throw new Error("log") } })',
};

/** A process of its own: an unhandled rejection ends it. */
const program = (url: string, listener: string): string => `
  import { createClient } from ${JSON.stringify(pathToFileURL(join(PACKAGE, 'index.js')).href)};
  const listener = ${listener};
  const client = createClient({ secretKey: 'kunci', baseUrl: '${url}', onAttempt: listener });
  const input = { phone: '+628123123123', message: 'm' };
  const ends = [(await client.sendMessage(input)).ok];
  const items = [1, 2].map(() => ({ operation: 'sendMessage', input }));
  for await (const { result } of client.sendAll(items, { onProgress: listener })) ends.push(result.ok);
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.stdout.write(JSON.stringify(ends));
`;

describe('a listener that', () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('{"is_success":true,"data":{"id":"1"}}'));
  });
  let url = '';
  beforeAll(async () => {
    url = await listen(server, 0);
  });
  afterAll(() => close(server));

  it.each(Object.entries(LISTENERS))('%s changes no result and prints nothing', async (_, listener) => {
    const args = ['--input-type=module', '--eval', program(url, listener)];
    expect(await runProgram(process.execPath, args)).toBe('[true,true,true]');
  });
});
