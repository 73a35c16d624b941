import type { Inbox } from './inbox.ts';

const CHANGE = new TextEncoder().encode('event: change\ndata:\n\n');

/**
 * Says at once, and then after each change, that there is something to read: the reader asks for the messages itself.
 * Changes that come faster than they are read become one, so a reader that hangs costs nothing.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const buildEvents = (inbox: Inbox, stopping: AbortSignal): ReadableStream<Uint8Array> => {
  let changed = true;
  let wanted = false;
  let end = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const close = () => {
          end();
          controller.close();
        };
        const unsubscribe = inbox.subscribe(() => {
          changed = true;
          if (wanted) give(controller);
        });
        stopping.addEventListener('abort', close);
        end = () => {
          unsubscribe();
          stopping.removeEventListener('abort', close);
        };
      },
      pull: (controller) => {
        wanted = true;
        if (changed) give(controller);
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  );

  function give(controller: ReadableStreamDefaultController<Uint8Array>): void {
    changed = false;
    wanted = false;
    controller.enqueue(CHANGE);
  }
};
