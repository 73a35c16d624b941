import type { Clock } from '../clock.ts';
import { createRing } from './ring.ts';

/** What a handler makes of a request to send. */
export type Draft = {
  readonly kind: 'text' | 'image' | 'document';
  /** E.164. */
  readonly phone: string;
  /** Of a text message its text, else the caption. */
  readonly text: string;
  /** Of the image or document; nothing is ever loaded from it. */
  readonly url?: string;
  /** Of the document. */
  readonly name?: string;
};

/** A message that the sandbox accepted. */
export type Message = Draft & {
  readonly id: string;
  readonly state: 'queued' | 'sent';
  /** ISO 8601, UTC. */
  readonly accepted_at: string;
  /** ISO 8601, UTC; null as long as the message is queued. */
  readonly sent_at: string | null;
};

export type Inbox = {
  readonly accept: (draft: Draft) => { id: string; markSent: () => void };
  /** Newest first; with a phone number those to it only. */
  readonly list: (phone?: string) => Message[];
  readonly clear: () => void;
  /** Calls back after every change; the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** Keeps the last `size` messages. Ids go up from 1 and are never used again, not after a clear either. */
export const createInbox = (size: number, clock: Clock): Inbox => {
  const ring = createRing<{ message: Message }>(size);
  const listeners = new Set<() => void>();
  let lastId = 0;
  const announce = () => {
    for (const listener of listeners) listener();
  };
  const time = () => new Date(clock.now()).toISOString();
  return {
    accept: (draft) => {
      lastId += 1;
      const id = String(lastId);
      const slot: { message: Message } = {
        message: { id, ...draft, state: 'queued', accepted_at: time(), sent_at: null },
      };
      ring.add(slot);
      announce();
      const markSent = () => {
        slot.message = { ...slot.message, state: 'sent', sent_at: time() };
        announce();
      };
      return { id, markSent };
    },
    list: (phone) =>
      ring
        .list()
        .map(({ message }) => message)
        .filter((message) => phone === undefined || message.phone === phone),
    clear: () => {
      ring.clear();
      announce();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
