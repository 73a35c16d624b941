import type { operations } from '../../schemas/operations.ts';
import { testNumbers } from '../../schemas/test-numbers.ts';
import type { Acts, Tools } from '../engine/behaviour.ts';

const success = <Data>(data: Data) => ({ is_success: true, data }) as const;

/** What each operation does with a request that is valid. */
export const buildHandlers = ({ send }: Tools): Acts<typeof operations>['handlers'] => ({
  sendMessage: async ({ body: { phone, message, is_async } }) =>
    success({ id: await send({ kind: 'text', phone, text: message }, { queued: is_async }) }),

  sendMessageImage: async ({ body: { phone, image_url, message = '', is_async } }) =>
    success({
      id: await send({ kind: 'image', phone, text: message, url: image_url }, { queued: is_async }),
    }),

  sendMessageDocument: async ({ body: { phone, document_url, document_name, message = '', is_async } }) =>
    success({
      id: await send(
        { kind: 'document', phone, text: message, url: document_url, name: document_name },
        { queued: is_async },
      ),
    }),

  checkNumber: ({ body: { phone } }) =>
    success({ is_registered: phone !== testNumbers.unregisteredNumber.phone }),
});
