import type { api } from '../../../scripts/fixtures/bookshop/api.ts';
import type { Behaviour, Input } from '../../engine/behaviour.ts';

const refusal = (status: number, code: string) => ({ status, body: { title: 'Refused.', code } });

/** What a sandbox of the second API does. A test puts it in the place of `sandbox/own/`. */
export const behaviour: Behaviour<typeof api.operations> = {
  refusals: {
    noRoute: refusal(404, 'not_found'),
    stopping: refusal(503, 'stopping'),
    badKey: refusal(401, 'unauthorized'),
    rateLimited: refusal(429, 'too_many_requests'),
    unreadable: refusal(400, 'invalid'),
    invalid: refusal(400, 'invalid'),
    queueFull: refusal(503, 'full'),
    fault: refusal(500, 'fault'),
  },
  // the bodies above are objects
  withMessage: (body, message) => ({ ...(body as object), title: message }),
  act: () => {
    const books = new Map<string, Input<typeof api.operations.addBook>['body']>();
    const gone = () => Response.json(refusal(404, 'not_found').body, { status: 404 });
    return {
      handlers: {
        listBooks: () => ({
          items: [...books].map(([isbn, book]) => ({ isbn, ...book })),
          next_cursor: null,
        }),
        addBook: ({ path: { isbn }, body }) => {
          books.set(isbn, body);
          return Response.json({ isbn, ...body }, { status: 201, headers: { 'X-Shelf': 'B3' } });
        },
        getBook: ({ path: { isbn } }) => {
          const book = books.get(isbn);
          return book ? { isbn, ...book } : gone();
        },
        removeBook: ({ path: { isbn } }) => (books.delete(isbn) ? undefined : gone()),
        replaceBook: ({ path: { isbn }, body }) => {
          if (!books.has(isbn)) return gone();
          books.set(isbn, body);
          return undefined;
        },
        openingHours: () => ({ weekday: [9, 18], saturday: [10, 14] }),
      },
    };
  },
};
