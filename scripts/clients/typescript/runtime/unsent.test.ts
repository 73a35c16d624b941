import { describe, expect, it } from 'vitest';
import { wasNeverSent } from './unsent.ts';

/** As Node's fetch throws it. */
const failed = (cause: object, message = 'm') =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), cause) });
/** As Bun's fetch throws it. */
const bun = (own: object) => Object.assign(new TypeError('m'), own);
const aggregate = (...errors: object[]) => failed({ code: 'ECONNREFUSED', errors });
const refused = { code: 'ECONNREFUSED', syscall: 'connect' };

describe('a request', () => {
  it.each<[string, unknown]>([
    ['Node, refused', failed(refused)],
    ['Node, refused at each address', aggregate(refused, { code: 'ETIMEDOUT', syscall: 'connect' })],
    ['Node, unreachable', failed({ code: 'EHOSTUNREACH', syscall: 'connect' })],
    ['Node, no address', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['Node, no answer', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['Node, closed before TLS', failed({ code: 'ECONNRESET', host: '127.0.0.1', port: '8443' })],
    ...[
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
    ].map((code): [string, unknown] => [code, failed({ code })]),
    ['Bun, refused', bun({ code: 'ECONNREFUSED', errno: 0 })],
    ['Bun 1.3, refused', bun({ code: 'ConnectionRefused', errno: 0 })],
    ['Bun, no address', bun({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['Bun, no TLS', bun({ code: 'EPROTO', errno: 0 })],
  ])('was never sent: %s', async (_, error) => {
    expect(await wasNeverSent(error, 'http://127.0.0.1:8080')).toBe(true);
  });

  it('was never sent: Node blocks its port', async () => {
    expect(await wasNeverSent(failed({}, ''), 'http://127.0.0.1:6000')).toBe(true);
  });

  it.each<[string, unknown]>([
    ['Node, reset', failed({ code: 'ECONNRESET', syscall: 'read' })],
    ['Node, broken while it was written', failed({ code: 'EPIPE', syscall: 'write' })],
    ['Node, unreachable in the middle', failed({ code: 'EHOSTUNREACH', syscall: 'read' })],
    ['Node, closed', failed({ code: 'UND_ERR_SOCKET' })],
    ['Node, no response', failed({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
    ['Node, at one address of two', aggregate(refused, { code: 'ECONNRESET', syscall: 'read' })],
    ['Node, a response 407', failed({}, '')],
    ['Node, TLS after the handshake', failed({ code: 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC' })],
    [
      'Node, our certificate, which is asked for late',
      failed({ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }),
    ],
    ['Node, TLS in the middle', failed({ code: 'EPROTO', syscall: 'write' })],
    ['Bun, closed', bun({ code: 'ECONNRESET', errno: 0 })],
    ['the words of a refusal alone', failed({}, 'connect ECONNREFUSED 127.0.0.1:8443')],
    ['Deno', failed({}, 'client error (Connect): tcp connect error')],
    ['workerd', new Error('Network connection lost.')],
    ['nothing', undefined],
  ])('may have been sent: %s', async (_, error) => {
    expect(await wasNeverSent(error, 'http://127.0.0.1:8080')).toBe(false);
  });
});
