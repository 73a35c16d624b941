import type { Limiter } from './pace.ts';
import type { CallOptions, Result } from './types.ts';

/** A call of a batch: the name of a method and what it is called with. It may carry members of its own. */
export type BatchItem = { readonly operation: string; readonly input?: unknown };

export type BatchResult<Item, ItemResult = Result<unknown>> = {
  /** The place of the item among the items, from 0. */
  readonly index: number;
  readonly item: Item;
  readonly result: ItemResult;
};

export type Progress = {
  /** Items that have a final result. */
  readonly done: number;
  readonly ok: number;
  /** Failures of which it is not known whether the server accepted them. */
  readonly unknown: number;
};

/**
 * Where a batch writes down what it does, so that it can be resumed after a crash. An item that was begun and has no
 * end then may have been sent or not: a person looks at it, no program repeats it.
 */
export type Journal<Item, ItemResult = Result<unknown>> = {
  /**
   * Called and awaited right before the first request of an item; several at once. Where it throws or rejects, the item
   * is not sent, and the batch ends with that error after all that was begun has ended.
   */
  readonly begin: (item: Item, index: number) => unknown;
  /**
   * Called once for each item that was begun, with its final result, and awaited before the loop gets it; also where
   * the loop is left or the signal is aborted. Where it throws or rejects, the batch ends with that error.
   */
  readonly end: (result: BatchResult<Item, ItemResult>) => unknown;
};

export type BatchOptions<Item = BatchItem, ItemResult = Result<unknown>> = Omit<CallOptions, 'signal'> & {
  /** How many requests may be under way at once, and results wait to be read. 8 unless given. */
  readonly concurrency?: number | undefined;
  /** How many requests to make in a second at most, repeats included. No limit unless given. */
  readonly perSecond?: number | undefined;
  /** Instead of `perSecond`, for instance a limiter that several processes share. */
  readonly limiter?: Limiter | undefined;
  readonly journal?: Journal<Item, ItemResult> | undefined;
  /** Called after each final result. What it returns, throws or rejects with is ignored. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
  /** After it is aborted no item is begun or repeated. What is under way is waited for: it has its true result. */
  readonly signal?: AbortSignal | undefined;
};
