import { describe, expect, it } from 'vitest';
import type { Case, Expectation } from '../protocol/case.ts';
import { KEY, type Report } from '../protocol/protocol.ts';
import type { Arrival } from '../server/arrival.ts';
import { judgeCase } from './judge-case.ts';
import { judgeCopies } from './judge-copies.ts';

const credential = { scheme: 'Key', header: 'x-key', prefix: 'Key ' };

const arrive = (more: Partial<Arrival> = {}): Arrival => ({
  method: 'POST',
  path: '/things',
  headers: [
    ['host', '127.0.0.1'],
    ['x-key', `Key ${KEY}`],
    ['content-type', 'application/json'],
  ],
  body: '{"a":1}',
  connection: 0,
  arrivedAt: 0,
  endedAt: 10,
  cutAt: undefined,
  status: 200,
  ...more,
});

/** What is wrong with one request and one report, where they are to be as `expect` says. */
const judge = (
  expectation: Expectation,
  {
    report = {},
    arrivals = [arrive()],
    strays = 0,
    item = {},
  }: {
    report?: Partial<Report>;
    arrivals?: readonly Arrival[];
    strays?: number;
    item?: Partial<Case>;
  } = {},
) =>
  judgeCase({
    item: { id: 'a', operation: 'addThing', script: [], ...item, expect: expectation },
    credential,
    key: KEY,
    report: { id: 'a', results: [{ ok: true }], printed: '', ...report },
    arrivals,
    strays,
  });

describe('what is as expected', () => {
  it.each<[string, Expectation, Parameters<typeof judge>[1]]>([
    ['a success', { ok: true, requests: 1, connections: 1 }, {}],
    ['a number within a range', { requests: [1, 3], ms: [10, 20] }, { report: { ms: 15 } }],
    ['a member that is absent', { retryAfter: null }, {}],
    [
      'a call that refuses its arguments',
      { throws: 'call', requests: 0 },
      { report: { throws: 'call' }, arrivals: [] },
    ],
    ['a path that may be written in two ways', { wire: [{ path: ['/a', '/things'] }] }, {}],
    [
      'a header of the caller',
      {},
      { item: { options: { headers: { 'X-A': 'b' } } }, arrivals: [withHeader('x-a', 'b')] },
    ],
    [
      'an operation without a credential',
      { wire: [{ headers: { 'x-key': '' } }] },
      { arrivals: [arrive({ headers: [] })] },
    ],
    ['a hook', { hook: [{ attempt: 1, kind: null, waits: false }] }, { report: { hook: [{ attempt: 1 }] } }],
    ['a connection that is cut', { cut: [5, 15] }, { arrivals: [arrive({ endedAt: undefined, cutAt: 10 })] }],
  ])('is not reported: %s', (_, expectation, observed) => {
    expect(judge(expectation, observed)).toEqual([]);
  });
});

function withHeader(name: string, value: string): Arrival {
  return arrive({ headers: [...arrive().headers, [name, value]] });
}

describe('the judge finds', () => {
  it.each<[string, string, Expectation, Parameters<typeof judge>[1]]>([
    [
      'another result',
      'kind is "api", not "http"',
      { kind: 'http' },
      { report: { results: [{ kind: 'api' }] } },
    ],
    ['a member that is absent', 'outcome is undefined, not "unknown"', { outcome: 'unknown' }, {}],
    [
      'other data',
      'data is {"id":2}, not {"id":1}',
      { data: { id: 1 } },
      { report: { results: [{ data: { id: 2 } }] } },
    ],
    ['no result', 'has no result', {}, { report: { results: [] } }],
    ['a throw', 'threw (call)', {}, { report: { throws: 'call' } }],
    ['no throw', 'did not throw', { throws: 'client' }, {}],
    ['a late result', 'took 51 ms, not 0 to 50', { ms: [0, 50] }, { report: { ms: 51 } }],
    [
      'a long body',
      'keeps a body of 3 characters, more than 2',
      { longestBody: 2 },
      { report: { results: [{ body: 'abc' }] } },
    ],
    [
      'more requests',
      'the number of requests was 2, not 1',
      { requests: 1 },
      { arrivals: [arrive(), arrive()] },
    ],
    [
      'more connections',
      'the number of connections was 2, not 1',
      { connections: 1 },
      { arrivals: [arrive(), arrive({ connection: 1 })] },
    ],
    [
      'a short wait',
      'the wait before request 2 in ms was 40, not 50 to 90',
      { gaps: [[50, 90]] },
      { arrivals: [arrive(), arrive({ arrivedAt: 50 })] },
    ],
    [
      'a request after the deadline',
      'the time in ms from the first request to the last was 99, not 0 to 50',
      { span: [0, 50] },
      { arrivals: [arrive(), arrive({ arrivedAt: 99 })] },
    ],
    [
      'a connection that is left open',
      'the time in ms until the client cut the connection was not seen, and is to be 0 to 50',
      { cut: [0, 50] },
      {},
    ],
    ['another method', 'request 1: has the method POST', { wire: [{ method: 'GET' }] }, {}],
    ['another path', 'request 1: has the path /things', { wire: [{ path: '/thing' }] }, {}],
    ['another body', 'request 1: has the body {"a":1}', { wire: [{ body: { a: 2 } }] }, {}],
    ['other bytes', 'request 1: has the body {"a":1}', { wire: [{ bytes: '{"a": 1}' }] }, {}],
    [
      'a body that is not JSON',
      'request 1: has a body that is not JSON',
      { wire: [{ json: true }] },
      { arrivals: [arrive({ body: '{' })] },
    ],
    ['a request that is missing', 'request 2: did not arrive', { wire: [{}, {}] }, {}],
    [
      'more than the whole value of a header',
      'request 1: has another header `content-type`: application/json',
      { wire: [{ headers: { 'content-type': 'application' } }] },
      {},
    ],
    [
      'another user agent',
      'request 1: has the user agent undefined',
      { wire: [{ userAgent: 'things/' }] },
      {},
    ],
    [
      'an unexpected header',
      'request 1: has an unexpected header `cookie`',
      {},
      { arrivals: [withHeader('cookie', 'a=b')] },
    ],
    [
      'a header twice',
      'request 1: has the header `x-key` twice',
      {},
      { arrivals: [withHeader('x-key', `Key ${KEY}`)] },
    ],
    [
      'no credential',
      'request 1: has another credential than the key',
      {},
      { arrivals: [arrive({ headers: [] })] },
    ],
    [
      'a credential without its prefix',
      'request 1: has another credential than the key',
      {},
      { arrivals: [arrive({ headers: [['x-key', KEY]] })] },
    ],
    [
      'a credential where none belongs',
      'request 1: has another credential than the key',
      { wire: [{ headers: { 'x-key': '' } }] },
      {},
    ],
    [
      'the key in the URL',
      'request 1: has the key in a second place',
      {},
      { arrivals: [arrive({ path: `/things?k=${encodeURIComponent(KEY)}` })] },
    ],
    [
      'the key in the body',
      'request 1: has the key in a second place',
      {},
      { arrivals: [arrive({ body: KEY })] },
    ],
    [
      'a repeat that differs',
      'a repeat is another request than the first one',
      {},
      { arrivals: [arrive(), arrive({ body: '{}' })] },
    ],
    ['a request to another host', '2 requests to the second host', {}, { strays: 2 }],
    ['a hook that was not called', 'the hook was told of 0 attempts', { hook: [{ attempt: 1 }] }, {}],
    [
      'a hook that was told another status',
      'attempt 1 has status 500 for the hook',
      { hook: [{ status: 200 }] },
      { report: { hook: [{ attempt: 1, status: 500 }] } },
    ],
    [
      'a hook that was told no time',
      'attempt 1 took undefined ms for the hook, not 1 to 9',
      { hook: [{ ms: [1, 9] }] },
      { report: { hook: [{ attempt: 1 }] } },
    ],
    ['the key in a log', 'the key is in what was printed', {}, { report: { printed: `key ${KEY}` } }],
    [
      'the key in escapes',
      'the key is in what was printed',
      {},
      { report: { printed: KEY.replaceAll('/', '\\/') } },
    ],
    [
      'the key in codes',
      'the key is in what was printed',
      {},
      { report: { printed: KEY.replaceAll('k', '\\u006b') } },
    ],
    ['the key in base64', 'the key is in what was printed', {}, { report: { printed: btoa(KEY) } }],
    [
      'the key in a URL',
      'the key is in what was printed',
      {},
      { report: { printed: encodeURIComponent(KEY) } },
    ],
    [
      'the key in a result',
      'the key is in what was printed',
      {},
      { report: { results: [{ data: { a: [KEY] } }] } },
    ],
    [
      'a message that is not printed',
      '`went wrong` is not in what was printed',
      { prints: ['went wrong'] },
      {},
    ],
  ])('%s', (_, problem, expectation, observed) => {
    expect(judge(expectation, observed)).toContain(problem);
  });
});

describe('the judge of a batch', () => {
  const item: Partial<Case> = { batch: { repeat: { times: 2, item: { operation: 'addThing' } } } };
  const results = [{ ok: true }, { ok: true }];
  const arrivals = [arrive({ body: '0' }), arrive({ body: '1' })];
  const journal: Report['journal'] = [
    ['begin', 0],
    ['begin', 1],
    ['end', 0],
    ['end', 1],
  ];
  const fine = { item, arrivals, report: { results, indices: [0, 1], journal } };
  const expectation = { batch: { all: { ok: true }, results: 2, journalled: true } };

  it('finds nothing where each item is sent, answered and in the journal once', () => {
    expect(judge(expectation, fine)).toEqual([]);
  });

  it.each<[string, string, Expectation['batch'], Partial<typeof fine>]>([
    ['a result that is missing', 'the loop was given 2 results, not 3', { results: 3 }, {}],
    [
      'an item with two results',
      'an item has two results',
      {},
      { report: { ...fine.report, indices: [1, 1] } },
    ],
    ['the result of an item', 'item 1: ok is true, not false', { items: { 1: { ok: false } } }, {}],
    [
      'an item that begins twice',
      'an item begins twice in the journal',
      {},
      { report: { ...fine.report, journal: [...journal, ['begin', 0], ['end', 0]] } },
    ],
    [
      'an item that does not end',
      'what begins in the journal is not what ends there',
      {},
      { report: { ...fine.report, journal: journal.slice(0, 3) } },
    ],
    [
      'an item that arrives twice',
      'an item was accepted twice',
      {},
      { arrivals: [...arrivals, arrive({ body: '1' })] },
    ],
    [
      'an item that did not begin',
      'an item arrived that the journal does not know',
      {},
      {
        report: {
          ...fine.report,
          journal: [
            ['begin', 0],
            ['end', 0],
          ],
        },
      },
    ],
    ['a rate', '2 requests came within a second, more than 1', { perSecond: 1 }, {}],
    [
      'no pause',
      '1 requests came within 500 ms after the 429',
      { quiet: { after: 429, ms: 500 } },
      { arrivals: [arrive({ body: '0', status: 429 }), arrive({ body: '1', arrivedAt: 300 })] },
    ],
    ['no refusal', 'no request was answered with 429', { quiet: { after: 429, ms: 500 } }, {}],
  ])('finds %s', (_, problem, batch, observed) => {
    expect(judge({ batch: { journalled: true, ...batch } }, { ...fine, ...observed })).toContain(problem);
  });
});

describe('the judge of copies', () => {
  const run = (wait: number) => [arrive({ endedAt: 0 }), arrive({ arrivedAt: wait })];
  const judgeWaits = (...waits: number[]) =>
    judgeCopies(
      { id: 'a', script: [], expect: { backoff: [{ most: 100, reaches: 50, spread: 20 }] } },
      waits.map(run),
    );

  it.each<[string, number[], string[]]>([
    ['nothing where the waits differ within their bounds', [10, 60, 90], []],
    ['a wait that is too long', [10, 101], ['the waits before request 2 are up to 101 ms, more than 100']],
    ['waits that do not grow', [10, 49], ['the waits before request 2 are at most 49 ms: none reaches 50']],
    ['waits that are all alike', [60, 61], ['the waits before request 2 differ by 1 ms, less than 20']],
  ])('finds %s', (_, waits, problems) => {
    expect(judgeWaits(...waits)).toEqual(problems);
  });

  it('finds a wait that was not made', () => {
    const problems = judgeCopies(
      { id: 'a', script: [], expect: { backoff: [{ most: 100, reaches: 0, spread: 0 }] } },
      [run(10), [arrive()]],
    );
    expect(problems).toEqual(['the waits before request 2 were not all made']);
  });
});
