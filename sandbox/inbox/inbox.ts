import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

/** A message that a handler wants to send. The names of the fields are the inbox's own, whatever the API calls them. */
export type Draft = {
  readonly kind: 'text' | 'image' | 'document';
  /** E.164. */
  readonly phone: string;
  /** The text of a text message, or the caption of an image or document. */
  readonly text: string;
  /** Of the image or document; the sandbox never requests it. */
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
  /** Identifies this inbox: after a restart the sandbox has another, whose ids begin at 1 again. */
  readonly boot: string;
  /** Returns the id of the message. */
  readonly accept: (draft: Draft) => string;
  readonly markSent: (id: string) => void;
  /** Newest first; with a phone number, only the messages to that number. */
  readonly list: (phone?: string) => Message[];
  readonly clear: () => void;
  /** Calls back after every change. */
  readonly subscribe: (listener: () => void) => void;
};

type Slot = { readonly bytes: number; message: Message };

/**
 * Keeps the last `size` messages, and fewer where these have more than `bytes` together: the memory is bounded, and the
 * list is never too large to be sent. Ids go up from 1 and are never used again, not even after a clear.
 */
export const createInbox = (options: { size: number; bytes: number; clock: Clock }): Inbox => {
  const listeners: (() => void)[] = [];
  let slots: Slot[] = [];
  let bytes = 0;
  let lastId = 0;
  const announce = () => {
    for (const listener of listeners) listener();
  };
  const time = () => new Date(options.clock.now()).toISOString();
  const dropOldest = () => {
    while (slots.length > options.size || bytes > options.bytes) bytes -= slots.shift()?.bytes ?? bytes;
  };
  return {
    boot: randomUUID(),
    accept: (draft) => {
      lastId += 1;
      const id = String(lastId);
      const message: Message = { id, ...draft, state: 'queued', accepted_at: time(), sent_at: null };
      const slot = { bytes: Buffer.byteLength(JSON.stringify(message)), message };
      slots.push(slot);
      bytes += slot.bytes;
      dropOldest();
      announce();
      return id;
    },
    markSent: (id) => {
      // ids have no gaps: the place follows from the id, and what was dropped is before all of them
      const slot = slots[Number(id) - Number(slots[0]?.message.id)];
      if (slot === undefined) return;
      slot.message = { ...slot.message, state: 'sent', sent_at: time() };
      announce();
    },
    list: (phone) =>
      slots
        .map(({ message }) => message)
        .filter((message) => phone === undefined || message.phone === phone)
        .reverse(),
    clear: () => {
      slots = [];
      bytes = 0;
      announce();
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
};
