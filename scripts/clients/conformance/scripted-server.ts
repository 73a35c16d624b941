import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { close, listen } from '../../lib/listen.ts';
import { type Case, KEY, type Step } from './cases/case.ts';

export type Arrival = {
  readonly method: string;
  /** Without the case's own part. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

export type ScriptedServer = {
  /** Followed by the id of a case, it is the URL of that case's server. */
  readonly url: string;
  readonly arrivals: ReadonlyMap<string, readonly Arrival[]>;
  readonly close: () => Promise<void>;
};

/** Serves the scripts of all cases, each below its own id, and notes what arrives. */
export const startScriptedServer = async (
  cases: readonly Case[],
  secondUrl = '',
): Promise<ScriptedServer> => {
  const scripts = new Map(cases.map(({ id, script }) => [id, script]));
  const arrivals = new Map<string, Arrival[]>();
  const server = createServer(async (request, response) => {
    const [, id = '', path = ''] = /^\/([^/]+)(.*)$/.exec(request.url ?? '') ?? [];
    const { method = '', headers } = request;
    const body = await readText(request);
    // nothing is awaited from here on, so that two requests at the same time do not get the same step
    const seen = arrivals.get(id) ?? [];
    arrivals.set(id, seen);
    const script = scripts.get(id) ?? [];
    const step = script[Math.min(seen.length, script.length - 1)] ?? { status: 404 };
    seen.push({ method, path, headers, body });
    await answer(response, step, secondUrl);
  });
  const url = await listen(server, 0);
  return { url, arrivals, close: () => close(server) };
};

const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const pause = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

const answer = async (response: ServerResponse, step: Step, secondUrl: string): Promise<void> => {
  const { status = 200, headers = {}, delay, bodyDelay, drop, chunked } = step;
  const fill = (text: string) =>
    text
      .replaceAll('{second}', secondUrl)
      .replaceAll('{key}', KEY)
      .replace(/\{date\+(\d+)\}/, (_, seconds) => new Date(Date.now() + seconds * 1000).toUTCString());
  const body = Buffer.from(fill(step.text ?? (step.body === undefined ? '' : JSON.stringify(step.body))));
  if (delay) await pause(delay);
  if (drop === 'before') return void response.destroy();
  const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)]);
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(!chunked && status !== 204 && { 'content-length': body.length }),
    ...Object.fromEntries(filled),
  });
  response.flushHeaders();
  if (bodyDelay) await pause(bodyDelay);
  if (drop === 'body') response.write(body.subarray(0, body.length / 2), () => response.destroy());
  else response.end(body);
};
