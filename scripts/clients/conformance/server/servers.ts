import { generate } from 'selfsigned';
import type { Case, Step } from '../protocol/case.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** The servers of a run, by what a case calls them. */
export type Urls = Readonly<Record<NonNullable<Case['server']> | 'scripted', string>>;

/** Everything that a client may be sent to. */
export type Servers = {
  readonly urls: Urls;
  readonly scripted: ScriptedServer;
  /** How many requests of a task came to the second server. */
  readonly countStrays: (id: string) => number;
  readonly close: () => Promise<void>;
};

export const startServers = async (scripts: ReadonlyMap<string, readonly Step[]>): Promise<Servers> => {
  const second = await startScriptedServer(scripts);
  const scripted = await startScriptedServer(scripts, { secondUrl: second.url });
  const untrusted = await startScriptedServer(scripts, { tls: await makeCertificate() });
  const closed = await startScriptedServer(new Map());
  await closed.close();
  return {
    urls: {
      scripted: scripted.url,
      closed: closed.url,
      untrusted: untrusted.url,
      plain: scripted.url.replace('http:', 'https:'),
      // a name that is never registered, https://www.rfc-editor.org/rfc/rfc6761#section-6.4
      'unknown host': 'http://no-such-host.invalid',
    },
    scripted,
    countStrays: (id) => second.arrivals(id).length + untrusted.arrivals(id).length,
    close: async () => {
      await Promise.all([second.close(), scripted.close(), untrusted.close()]);
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
