import { describe, expect, it } from 'vitest';
import { sayReason, wasNeverMade } from './reason.ts';

/** As a fetch throws it: a message, and what caused it. */
const fail = (message: string, cause?: Error) => new TypeError(message, { cause });

describe('a connection that was never made', () => {
  it.each<[string, Error]>([
    ['Node, refused', fail('fetch failed', new Error('connect ECONNREFUSED 127.0.0.1:4020'))],
    [
      'Node, refused at each of several addresses',
      fail('fetch failed', new AggregateError([new Error('connect ECONNREFUSED ::1:4020')])),
    ],
    ['Node, no such host', fail('fetch failed', new Error('getaddrinfo ENOTFOUND nowhere.invalid'))],
    ['Node, no answer', fail('fetch failed', new Error('Connect Timeout Error (timeout: 10000ms)'))],
    [
      'Deno, refused',
      fail(
        'fetch failed',
        new Error('error sending request for url (http://h/): client error (Connect): tcp connect error'),
      ),
    ],
    ['Bun 1.3, refused', fail('Unable to connect. Is the computer able to access the url?')],
    ['Bun 1.4, refused', fail('ECONNREFUSED: Unable to connect. Is the computer able to access the url?')],
    ['Bun, no such host', fail('getaddrinfo ENOTFOUND nowhere.invalid')],
  ])('is told from the words of %s', (_, error) => {
    expect(wasNeverMade(sayReason(error))).toBe(true);
  });
});

describe('a connection that broke, over which the request may have gone', () => {
  it.each<[string, Error]>([
    ['Node, closed', fail('fetch failed', new Error('other side closed'))],
    ['Node, reset', fail('fetch failed', new Error('read ECONNRESET'))],
    [
      'Deno, also where the URL reads like a refusal',
      fail(
        'fetch failed',
        new Error(
          'error sending request for url (http://h/(Connect)): client error (SendRequest): connection closed before message completed',
        ),
      ),
    ],
    ['Bun, closed', fail('ECONNRESET: The socket connection was closed unexpectedly.')],
    ['workerd, closed or refused', new Error('Network connection lost.')],
    ['nobody', new Error('')],
  ])('is told from the words of %s', (_, error) => {
    expect(wasNeverMade(sayReason(error))).toBe(false);
  });
});
