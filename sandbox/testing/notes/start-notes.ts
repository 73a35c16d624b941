import type { Behaviour } from '../../engine/behaviour.ts';
import type { SandboxOptions } from '../../engine/options.ts';
import { type Sandbox, startSandboxOf } from '../../engine/start-sandbox-of.ts';
import { buildCalls } from '../build-calls.ts';
import { api } from './api.ts';

const refusal = (status: number, code: string) => ({ status, body: { why: 'as documented', code } });

export const behaviour: Behaviour<typeof api.operations> = {
  refusals: {
    noRoute: refusal(404, 'no-route'),
    stopping: refusal(503, 'stopping'),
    badKey: refusal(401, 'bad-key'),
    rateLimited: refusal(429, 'rate-limited'),
    unreadable: refusal(400, 'unreadable'),
    invalid: refusal(400, 'invalid'),
    queueFull: refusal(503, 'queue-full'),
    fault: refusal(500, 'fault'),
  },
  // the bodies above are objects
  withMessage: (body, message) => ({ ...(body as object), why: message }),
  act: ({ send }) => ({
    handlers: {
      sendNote: async ({ body: { later, kind = 'text', ...draft } }) => ({
        id: await send({ kind, ...draft }, { queued: later }),
      }),
      check: () => ({ known: true }),
      listNotes: (input) => input,
      getNote: (input) => input,
      getNewest: (input) => input,
      removeNote: () => undefined,
      changeNote: (input) => input,
    },
  }),
};

export const startNotes = (options?: SandboxOptions): Promise<Sandbox> =>
  startSandboxOf({ api, behaviour }, options);

export const { buildRequest, call, callByHttp } = buildCalls(api);
