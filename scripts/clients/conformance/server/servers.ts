import { generate } from 'selfsigned';
import type { Case, Step } from '../protocol/case.ts';
import type { Arrival } from './arrival.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** Where a task is sent: without its own path. */
export type FindUrl = (id: string, server: Case['server']) => string;

/** Everything that a client may be sent to. */
export type Servers = {
  readonly findUrl: FindUrl;
  readonly arrivals: (id: string) => readonly Arrival[];
  /** Forgets what has arrived for a task, so that its script begins anew. */
  readonly reset: (id: string) => void;
  /** How many requests of a task came to a server that no client is told to call. */
  readonly countStrays: (id: string) => number;
  readonly close: () => Promise<void>;
};

export type Scripts = ReadonlyMap<string, readonly Step[]>;

/** `alone`: the tasks that have a server of their own. */
export const startServers = async (scripts: Scripts, alone: readonly string[]): Promise<Servers> => {
  const second = await startScriptedServer(scripts);
  const start = () => startScriptedServer(scripts, { secondUrl: second.url });
  const common = await start();
  const own = new Map<string, ScriptedServer>();
  for (const id of alone) own.set(id, await start());
  const untrusted = await startScriptedServer(scripts, { tls: await makeCertificate() });
  const closed = await startScriptedServer(new Map());
  await closed.close();
  const serverOf = (id: string) => own.get(id) ?? common;
  const urls = {
    closed: closed.url,
    untrusted: untrusted.url,
    plain: common.url.replace('http:', 'https:'),
    // a name that is never registered, https://www.rfc-editor.org/rfc/rfc6761#section-6.4
    'unknown host': 'http://no-such-host.invalid',
  };
  return {
    findUrl: (id, server = 'alone') => (server === 'alone' ? serverOf(id).url : urls[server]),
    arrivals: (id) => serverOf(id).arrivals(id),
    reset: (id) => serverOf(id).reset(id),
    countStrays: (id) => second.arrivals(id).length + untrusted.arrivals(id).length,
    close: async () => {
      const all = [second, common, untrusted, ...own.values()];
      await Promise.all(all.map((server) => server.close()));
    },
  };
};

/** A new certificate for 127.0.0.1 that signs itself: no client trusts it. */
const makeCertificate = async (): Promise<{ cert: string; key: string }> => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: IP_ADDRESS, ip: '127.0.0.1' }] }],
  });
  return { cert, key };
};

/** https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6 */
const IP_ADDRESS = 7;
