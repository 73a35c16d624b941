import type { OperationId } from '../../schemas/operations.ts';
import { operations } from '../../schemas/operations.ts';
import type { Message } from '../inbox/inbox.ts';
import type { Sandbox } from '../start-sandbox.ts';

export type Answer = { status: number; body: unknown; headers: Headers };

type Change = {
  readonly path?: string;
  readonly method?: string;
  /** `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly text?: BodyInit | null;
};

/** A request as it should be, but for what is changed. */
export const buildRequest = (
  { url, key }: Sandbox,
  id: OperationId,
  body: unknown,
  change: Change = {},
): Request => {
  const headers = { 'X-Secret-Key': key, 'Content-Type': 'application/json', ...change.headers };
  const kept = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const init = {
    method: change.method ?? operations[id].method.toUpperCase(),
    headers: kept,
    ...(change.text !== null && { body: change.text ?? JSON.stringify(body), duplex: 'half' }),
  };
  return new Request(change.path ? new URL(change.path, url) : `${url}${operations[id].path}`, init);
};

/** Calls without a connection. */
export const call = async (
  sandbox: Sandbox,
  id: OperationId,
  body: unknown,
  change: Change = {},
): Promise<Answer> => readAnswer(await sandbox.fetch(buildRequest(sandbox, id, body, change)));

/** Calls over HTTP. */
export const callByHttp = async (
  sandbox: Sandbox,
  id: OperationId,
  body: unknown,
  change: Change = {},
): Promise<Answer> => readAnswer(await fetch(buildRequest(sandbox, id, body, change)));

export const readMessages = async ({ inboxUrl, fetch }: Sandbox, query = ''): Promise<Message[]> => {
  const response = await fetch(new Request(`${inboxUrl}/messages${query}`));
  return ((await response.json()) as { messages: Message[] }).messages;
};

const readAnswer = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
};
