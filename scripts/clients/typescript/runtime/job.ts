import type { BatchItem } from './batch.ts';
import type { Method } from './client.ts';
import type { Result } from './types.ts';

/** An item of a batch that was taken. */
export type Job<Item> = {
  readonly index: number;
  readonly item: Item;
  /** The journal has its beginning. */
  begun: boolean;
  refusals: number;
  attempts: number;
  /** What it would end with now. */
  result: Result<unknown>;
};

/** After so many refusals because of the rate limit, the last one is the item's result. */
export const MOST_REFUSALS = 10;

export const buildJob = <Item extends BatchItem>(item: Item, index: number): Job<Item> => {
  const { operation } = item;
  const message = `${operation}: aborted`;
  const result = {
    ok: false,
    outcome: 'not_accepted',
    kind: 'aborted',
    message,
    operation,
    attempts: 0,
  } as const;
  return { index, item, begun: false, refusals: 0, attempts: 0, result };
};

export const findMethod = (client: Readonly<Record<string, unknown>>, operation: string): Method => {
  if (!Object.hasOwn(client, operation)) throw new TypeError(`there is no operation \`${operation}\``);
  // every member of a client is the method of an operation
  return client[operation] as Method;
};
