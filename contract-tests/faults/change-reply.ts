import { isSuccess } from '../../scripts/document/reading/description.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { answerWith } from './answers.ts';
import type { Interception } from './call.ts';
import { type Call, type Reply, withJson, withText } from './call.ts';

export type Change = (reply: Reply, call: Call) => Reply | Response;

export const when = (isSuch: (reply: Reply, call: Call) => boolean, change: Change): Interception => ({
  after: (reply, call) => (isSuch(reply, call) ? change(reply, call) : reply),
});

export const succeeded = ({ status }: Reply) => isSuccess(status);
export const failed = ({ status }: Reply) => status >= 400 && status !== 429;
export const is =
  (...statuses: number[]) =>
  ({ status }: Reply) =>
    statuses.includes(status);
export const status =
  (next: number): Change =>
  (reply) => ({ ...reply, status: next });
export const as =
  (next: number): Change =>
  (_, { operation }) =>
    answerWith(operation, next);
/** Answers a status with the documented body of another status. */
export const bodyOf =
  (documented: number): Change =>
  (reply, { operation }) =>
    answerWith(operation, documented, { status: reply.status });
export const edit =
  (change: (body: Record<string, unknown>) => Record<string, unknown>): Change =>
  (reply) =>
    isObject(reply.json) ? withJson(reply, change({ ...reply.json })) : reply;
export const text =
  (make: (reply: Reply) => string): Change =>
  (reply) =>
    withText(reply, make(reply));
export const decode = ({ bytes }: Reply) => new TextDecoder().decode(bytes);

/** Changes the first member of a body whose value matches; `undefined` removes it. */
export const editFirst = (
  isSuch: (value: unknown, name: string) => boolean,
  next: (value: unknown) => unknown,
): Change =>
  edit((body) => {
    const name = Object.keys(body).find((key) => isSuch(body[key], key));
    if (name === undefined) return body;
    const value = next(body[name]);
    const { [name]: _old, ...rest } = body;
    return value === undefined ? rest : { ...rest, [name]: value };
  });

export const inside = (change: (inner: Record<string, unknown>) => Record<string, unknown>): Change =>
  editFirst(isObject, (value) => change({ ...(value as Record<string, unknown>) }));
export const emptied = inside(() => ({}));
export const nulled = inside((inner) => Object.fromEntries(Object.keys(inner).map((name) => [name, null])));
export const retyped = inside((inner) =>
  Object.fromEntries(
    Object.entries(inner).map(([name, value]) => [
      name,
      typeof value === 'string' ? Number(value) || 7 : String(value),
    ]),
  ),
);
export const isCode = (value: unknown) => typeof value === 'string' && /^[A-Z_]+$/.test(value);
export const vital = { vital: true };
export const HTML = '<!doctype html><title>Error</title><h1>Something went wrong</h1>';
