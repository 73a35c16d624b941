import type { Server } from '../../../scripts/document/reading/description.ts';
import { isLoopback } from './host.ts';
import { namesHost } from './server-pattern.ts';

/**
 * Where a URL leads: to this machine, to a live service, to a server that the document names, or elsewhere. A live
 * service and a named server are never called as a plain URL. Only `loopback` is called without restrictions.
 */
export type UrlClass = 'loopback' | 'live' | 'named' | 'other';

export type KnownServers = { readonly live: readonly Server[]; readonly named: readonly Server[] };

/** Compares hosts in one spelling, whatever the port, path and scheme: another port of a live host is that host. */
export const classifyUrl = (url: URL, { live, named }: KnownServers): UrlClass => {
  if (isLoopback(url)) return 'loopback';
  if (live.some((server) => namesHost(server, url))) return 'live';
  return named.some((server) => namesHost(server, url)) ? 'named' : 'other';
};
