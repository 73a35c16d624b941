import { setTimeout } from 'node:timers/promises';
import { isSuccess } from '../../scripts/document/reading/description.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import type { Interception } from './call.ts';
import { type Call, type Reply, withJson } from './call.ts';
import { describeFaults } from './fault.ts';

/** Milliseconds: above the time limit of a score, and above its timeout. */
export type Pace = { readonly slowMs: number };

const withId = (make: (serial: number, call: Call) => string) => (): Interception => {
  let serial = 0;
  return {
    after: (reply, call) => {
      if (!isSuccess(reply.status) || !isObject(reply.json)) return reply;
      const body = Object.entries(reply.json).map(([name, value]) => {
        if (!isObject(value) || !('id' in value)) return [name, value];
        serial += 1;
        return [name, { ...value, id: make(serial, call) }];
      });
      const json = Object.fromEntries(body);
      return JSON.stringify(json) === JSON.stringify(reply.json) ? reply : withJson(reply, json);
    },
  };
};

/** Only once, because the fault takes long. */
const once =
  (isSuch: (reply: Reply) => boolean, change: (reply: Reply) => Promise<Reply> | Response) =>
  (): Interception => {
    let done = false;
    return {
      after: (reply) => {
        if (done || !isSuch(reply)) return reply;
        done = true;
        return change(reply);
      },
    };
  };

/** Begins a body and never continues it. */
const neverEnding = ({ status, headers }: Reply): Response => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"')),
  });
  const kept = new Headers(headers);
  kept.delete('content-length');
  return new Response(body, { status, headers: kept });
};

/** Faults that show in several answers together, or in the time of an answer. */
export const behaviourFaults = ({ slowMs }: Pace) => [
  ...describeFaults('ids', 'fresh-ids', [
    ['gives every answer the same id', withId(() => 'same')],
    ['gives an id twice', withId((serial) => `twice-${Math.floor(serial / 2)}`)],
    ['makes the id from the request', withId((_, { bytes }) => `length-${bytes.length}`)],
  ]),
  ...describeFaults('time', 'latency', [
    [
      'is slow to accept',
      once(
        ({ status }) => isSuccess(status),
        (reply) => setTimeout(slowMs, reply),
      ),
    ],
    [
      'is slow to refuse a request',
      once(
        ({ status }) => status === 400,
        (reply) => setTimeout(slowMs, reply),
      ),
    ],
    [
      'is slow to refuse a credential',
      once(
        ({ status }) => status === 401,
        (reply) => setTimeout(slowMs, reply),
      ),
    ],
  ]),
  ...describeFaults('ends of answers', 'answer', [
    ['never ends a success', once(({ status }) => isSuccess(status), neverEnding)],
    ['never ends an error', once(({ status }) => status === 400, neverEnding)],
    [
      'closes the connection in place of a success',
      once(
        ({ status }) => isSuccess(status),
        () => Response.error(),
      ),
    ],
  ]),
];
