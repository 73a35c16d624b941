import { isSuccess, type Operation } from '../../scripts/document/reading/description.ts';
import { jsonMedia } from '../engine/model/json-media.ts';
import type { Call } from './call.ts';

/** The answer that the document has for a status. */
export const answerWith = (
  operation: Operation | undefined,
  status: number,
  changes: { status?: number; body?: unknown } = {},
): Response => {
  const response = operation?.responses.find((documented) => documented.status === String(status));
  const media = response?.media[0];
  const body = 'body' in changes ? changes.body : media?.examples[0]?.value;
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status: changes.status ?? status,
    headers: body === undefined ? {} : { 'content-type': media?.type ?? 'application/json' },
  });
};

/** The success of an operation, with a new id where its example has an id. */
export const succeed = ({ operation }: Call): Response => {
  const status = Number(
    operation?.responses.find((response) => isSuccess(Number(response.status)))?.status ?? 200,
  );
  const example = operation?.responses.find((documented) => documented.status === String(status))?.media[0]
    ?.examples[0]?.value;
  const text = JSON.stringify(example ?? {}).replace(/"id":"[^"]*"/, `"id":"${crypto.randomUUID()}"`);
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
};

export const fail =
  (status: number) =>
  (call: Call): Response =>
    answerWith(call.operation, status);

/** The body of the document's first plain example of a request. */
export const sampleBody = (operation: Operation | undefined): Record<string, unknown> => {
  const example = operation && jsonMedia(operation)?.examples.find(({ status }) => status === undefined);
  // the documents of the bench have objects as bodies
  return (example?.value ?? {}) as Record<string, unknown>;
};
