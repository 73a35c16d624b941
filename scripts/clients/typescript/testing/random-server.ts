import { pick, type Random } from '../../../lib/random.ts';
import type { Step } from '../../conformance/protocol/case.ts';

/** A random server in the place of fetch, which counts what it has accepted. */
export type RandomServer = {
  readonly fetch: typeof globalThis.fetch;
  readonly state: { requests: number; accepted: number; afterDoubt: number; lastBody: string };
};

/** A success of every operation at once. */
const GOOD = '{"is_success":true,"data":{"id":"1","is_registered":true}}';
const FAILED = '{"is_success":false,"message":"m","error_code":"INVALID_REQUEST"}';
const BODIES = [
  GOOD,
  GOOD,
  GOOD,
  FAILED,
  FAILED,
  '',
  '<html></html>',
  'null',
  '[]',
  '"text"',
  '{}',
  GOOD.slice(0, -3),
];
const OTHERS = [
  '{"is_success":true}',
  '{"is_success":true,"data":null}',
  '{"is_success":true,"data":{"id":1}}',
  '{"is_success":false,"data":{"id":"1"}}',
  '{"message":"rate limit exceeded"}',
  // the key of the fuzz, in forms that a server may write
  '{"is_success":false,"message":"kunci\\/rahasia","error_code":"\\u006bunci/rahasia"}',
  '{"message":"kunci\\u002frahasia"}',
  '<p>kunci%2Frahasia</p>',
];
const STATUSES = [
  200, 200, 200, 201, 204, 301, 302, 307, 400, 401, 404, 408, 409, 418, 425, 429, 429, 429, 500, 502, 503,
  504,
];
const RETRY_AFTER = [
  undefined,
  undefined,
  '0',
  '1',
  '3',
  '-1',
  'NaN',
  'soon',
  '1e99',
  '99999999999',
  '  2 ',
  'retry 45',
  '0x10',
  '1e3',
  'Sun, 06 Nov 2094 08:49:37 GMT',
  'Infinity',
];
const NEVER_MADE = [
  'connect ECONNREFUSED 127.0.0.1:1',
  'getaddrinfo ENOTFOUND nowhere.example',
  'Connect Timeout Error (attempted address: 127.0.0.1:1, timeout: 10000ms)',
];
const BROKEN = ['read ECONNRESET', 'other side closed', 'connection lost', 'socket hang up'];

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

export const buildRandomServer = (random: Random): RandomServer => {
  const state = { requests: 0, accepted: 0, afterDoubt: 0, lastBody: '' };
  let doubt = false;
  const mayAccept = (chance: number) => {
    doubt = true;
    if (random() < chance) state.accepted++;
  };
  const breakOff = (messages: readonly string[]) => {
    throw new TypeError('fetch failed', { cause: new Error(pick(random, messages)) });
  };
  const respond = (signal: AbortSignal): Response => {
    const status = pick(random, STATUSES);
    const body = [204, 304].includes(status) ? null : pick(random, random() < 0.7 ? BODIES : OTHERS);
    const isDoubtful = [408, 409, 425].includes(status);
    const refusal =
      (status > 399 && status < 500 && !isDoubtful) ||
      (status < 300 && body?.startsWith('{"is_success":false,"message"'));
    if (!refusal) mayAccept(status < 300 ? 1 : 0.5);
    state.lastBody = body ?? '';
    const after = pick(random, RETRY_AFTER);
    const response = new Response(body, {
      status,
      headers: { 'x-echo': 'kunci/rahasia', ...(after !== undefined && { 'retry-after': after }) },
    });
    const fate = random();
    if (fate > 0.13 || body === null) return response;
    mayAccept(0);
    const pull = () => {
      if (fate < 0.05) return breakOff(['terminated']);
      return fate < 0.1 ? untilAborted(signal) : new Promise<void>(() => {});
    };
    return new Response(new ReadableStream({ pull }), response);
  };
  return {
    state,
    fetch: async (_, init) => {
      // the client always passes a signal
      const signal = init?.signal as AbortSignal;
      state.requests++;
      if (doubt) state.afterDoubt++;
      await sleep(pick(random, [0, 1, 20, 300, 4000, 20_000]) * random());
      const fate = random();
      if (fate < 0.1) {
        // nothing was sent, and nobody can know: a fetch of the caller's own may say so after it has sent
        mayAccept(0);
        breakOff(NEVER_MADE);
      }
      if (fate < 0.2) {
        mayAccept(0.5);
        breakOff(BROKEN);
      }
      if (fate < 0.23) {
        mayAccept(0.5);
        return untilAborted(signal);
      }
      if (fate < 0.25) {
        mayAccept(0.5);
        return new Promise(() => {});
      }
      return respond(signal);
    },
  };
};

/** What a real server does with one request. */
export const buildRandomStep = (random: Random): Step => {
  const text = pick(random, random() < 0.7 ? BODIES : OTHERS);
  // half of nothing is all of it
  const cut = text === '' ? 'before' : 'body';
  const drop = pick(random, [undefined, undefined, undefined, undefined, 'before', cut] as const);
  const after = pick(random, RETRY_AFTER);
  return {
    status: pick(random, STATUSES),
    text,
    ...(after !== undefined && { headers: { 'retry-after': after } }),
    ...(drop && { drop }),
    delay: pick(random, [0, 0, 5, 3000]),
    bodyDelay: pick(random, [0, 0, 0, 5, 3000]),
  };
};
