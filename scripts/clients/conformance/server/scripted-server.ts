import { createServer as createPlainServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { close, listen } from '../../../lib/listen.ts';
import type { Step } from '../protocol/case.ts';
import { KEY } from '../protocol/protocol.ts';
import { answer } from './answer.ts';
import type { Arrival } from './arrival.ts';

export type ScriptedServer = {
  /** Followed by the id of a task, it is the URL of that task's server. */
  readonly url: string;
  /** What has arrived for a task. */
  readonly arrivals: (id: string) => readonly Arrival[];
  /** Forgets what has arrived for a task, so that its script begins anew. */
  readonly reset: (id: string) => void;
  readonly close: () => Promise<void>;
};

export type ServerOptions = {
  readonly secondUrl?: string;
  /** A certificate and its key: the server speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
};

/** Does the scripts of all tasks, each below its own id, and notes what arrives. */
export const startScriptedServer = async (
  scripts: ReadonlyMap<string, readonly Step[]>,
  { secondUrl = '', tls }: ServerOptions = {},
): Promise<ScriptedServer> => {
  const arrivals = new Map<string, Arrival[]>();
  const connections = new Map<Socket, number>();
  const numberOf = (socket: Socket): number => {
    const number = connections.get(socket) ?? connections.size;
    connections.set(socket, number);
    return number;
  };
  const handle: RequestListener = async (request, response) => {
    const arrivedAt = performance.now();
    const { url: target = '', method = '' } = request;
    const [, id = '', path = ''] = /^\/([^/?]+)(.*)$/.exec(target) ?? [];
    const body = await text(request).catch(() => '');
    // from here on without a pause: two requests at once do not get the same step
    const seen = arrivals.get(id) ?? [];
    arrivals.set(id, seen);
    const script = scripts.get(id) ?? [];
    const step = script[Math.min(seen.length, script.length - 1)] ?? { status: 404 };
    const arrival: Arrival = {
      method,
      path,
      headers: listHeaders(request),
      body,
      connection: numberOf(request.socket),
      arrivedAt,
      endedAt: undefined,
      cutAt: undefined,
      status: step.drop === 'before' ? undefined : (step.status ?? 200),
    };
    seen.push(arrival);
    response.on('finish', () => {
      arrival.endedAt = performance.now();
    });
    response.on('close', () => {
      if (arrival.endedAt === undefined) arrival.cutAt = performance.now();
    });
    await answer(response, step, { key: KEY, second: secondUrl });
  };
  const server = tls ? createTlsServer(tls, handle) : createPlainServer(handle);
  const url = await listen(server, 0);
  return {
    url: tls ? url.replace('http:', 'https:') : url,
    arrivals: (id) => arrivals.get(id) ?? [],
    reset: (id) => void arrivals.delete(id),
    close: () => close(server),
  };
};

const listHeaders = ({ rawHeaders }: IncomingMessage): [string, string][] =>
  rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? '']] : [],
  );
