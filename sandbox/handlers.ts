import type { z } from 'zod';
import type { OperationId, operations } from '../schemas/operations.ts';
import { testNumbers } from '../schemas/test-numbers.ts';
import type { Draft } from './inbox/inbox.ts';

type RequestBody<Id extends OperationId> = z.output<(typeof operations)[Id]['request']['body']['schema']>;

export type Handling = {
  /** Sends now, or with `queued` later; resolves to the id of the message when the request can be answered. */
  readonly send: (draft: Draft, options: { queued: boolean | undefined }) => Promise<string>;
};

type SuccessBody<Id extends OperationId> = z.input<(typeof operations)[Id]['responses'][200]['schema']>;

/** Gives the body of the success. */
export type Handler<Body, Success> = (body: Body, handling: Handling) => Success | Promise<Success>;

/** What each operation does with a request that is valid. */
export type Handlers = { readonly [Id in OperationId]: Handler<RequestBody<Id>, SuccessBody<Id>> };

/** The same for some operations, with successes that may be none. */
export type FaultyHandlers = { readonly [Id in OperationId]?: Handler<RequestBody<Id>, unknown> };

const success = <Data>(data: Data) => ({ is_success: true, data }) as const;

export const handlers: Handlers = {
  sendMessage: async ({ phone, message, is_async }, { send }) =>
    success({ id: await send({ kind: 'text', phone, text: message }, { queued: is_async }) }),

  sendMessageImage: async ({ phone, image_url, message = '', is_async }, { send }) =>
    success({
      id: await send({ kind: 'image', phone, text: message, url: image_url }, { queued: is_async }),
    }),

  sendMessageDocument: async ({ phone, document_url, document_name, message = '', is_async }, { send }) =>
    success({
      id: await send(
        { kind: 'document', phone, text: message, url: document_url, name: document_name },
        { queued: is_async },
      ),
    }),

  checkNumber: ({ phone }) => success({ is_registered: phone !== testNumbers.unregisteredNumber.phone }),
};
