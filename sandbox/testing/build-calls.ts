import type { Api, Operation } from '../../schemas/definition.ts';
import { keyHeader } from '../engine/credentials.ts';
import type { Sandbox } from '../engine/start-sandbox-of.ts';

export type Answer = { status: number; body: unknown; headers: Headers };

export type Change = {
  readonly path?: string;
  readonly method?: string;
  /** `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly text?: BodyInit | null;
};

/** What calls the operations of an API by their ids. */
export const buildCalls = <Id extends string>(api: Api<Id>) => {
  /** A request as it should be, but for what is changed. */
  const buildRequest = (sandbox: Sandbox, id: Id, body: unknown, change: Change = {}): Request => {
    const operation: Operation = api.operations[id];
    const key = keyHeader(api, sandbox.key);
    const headers = {
      ...(key && { [key.name]: key.value }),
      ...(operation.request.body && { 'Content-Type': 'application/json' }),
      ...change.headers,
    };
    const text = change.text ?? (body === undefined ? null : JSON.stringify(body));
    return new Request(change.path ? new URL(change.path, sandbox.url) : `${sandbox.url}${operation.path}`, {
      method: change.method ?? operation.method.toUpperCase(),
      headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ...(change.text !== null && text !== null && { body: text, duplex: 'half' }),
    });
  };
  return {
    buildRequest,
    /** Calls without a connection. */
    call: async (sandbox: Sandbox, id: Id, body?: unknown, change?: Change): Promise<Answer> =>
      readAnswer(await sandbox.fetch(buildRequest(sandbox, id, body, change))),
    /** Calls over HTTP. */
    callByHttp: async (sandbox: Sandbox, id: Id, body?: unknown, change?: Change): Promise<Answer> =>
      readAnswer(await fetch(buildRequest(sandbox, id, body, change))),
  };
};

const readAnswer = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
};
