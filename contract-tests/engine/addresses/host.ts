import type { LookupFunction } from 'node:net';

/**
 * The host of a URL in one spelling. The URL parser writes IPv4 as four decimal numbers, and names in lower case and
 * punycode. This removes dots at the end and turns an IPv4-mapped IPv6 address into IPv4: `[::ffff:7f00:1]` becomes
 * `127.0.0.1`.
 */
export const readHost = ({ hostname }: URL): string => {
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return hostname.replace(/\.+$/, '');
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
};

/**
 * Whether a URL stays on this machine, by its text alone: a name that DNS resolves to this machine may lead elsewhere
 * tomorrow. Names: `localhost` and what is below it, https://www.rfc-editor.org/rfc/rfc6761#section-6.3. Private and
 * link-local addresses are other machines; 0.0.0.0 and [::] cannot be called.
 */
export const isLoopback = (url: URL): boolean => {
  const host = readHost(url);
  return /^(.*\.)?localhost$/.test(host) || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
};

/** Resolves the names of this machine without DNS: DNS may resolve `x.localhost` to another machine. */
export const lookUpLoopback: LookupFunction = (_name, { all }, callback) => {
  const address = { address: '127.0.0.1', family: 4 };
  if (all) callback(null, [address, { address: '::1', family: 6 }]);
  else callback(null, address.address, address.family);
};
