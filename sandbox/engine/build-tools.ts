import type { Clock } from '../inbox/clock.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Outbox } from '../inbox/outbox.ts';
import type { Tools } from './behaviour.ts';
import { QueueFullError } from './queue-full-error.ts';

type ToolParts = {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** In place of what a pause is asked to take. */
  readonly slowMs: number | undefined;
  readonly stopping: AbortSignal;
};

/** What the handlers of one sandbox work with. */
export const buildTools = ({ inbox, outbox, clock, slowMs, stopping }: ToolParts): Tools => ({
  send: async (draft, { queued }) => {
    if (outbox.isFull()) throw new QueueFullError();
    const id = inbox.accept(draft);
    const sent = new Promise<void>((resolve) => {
      outbox.add(() => {
        inbox.markSent(id);
        resolve();
      });
    });
    if (!queued) await sent;
    return id;
  },
  pause: (milliseconds) =>
    new Promise((resolve) => {
      const end = () => {
        stopping.removeEventListener('abort', end);
        resolve();
      };
      if (stopping.aborted) return resolve();
      clock.after(slowMs ?? milliseconds, end);
      stopping.addEventListener('abort', end);
    }),
});
