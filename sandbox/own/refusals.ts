import { errorResponses } from '../../schemas/errors.ts';
import type { Refusal, RefusalName } from '../engine/behaviour.ts';

/** As every operation documents them; the message of a validation error is replaced. */
const documented = errorResponses('');

const bodies = Object.entries(documented).flatMap(([status, { examples }]) =>
  Object.values<{ readonly value: { readonly message: string; readonly error_code?: string } }>(examples).map(
    ({ value }) => ({ status: Number(status), value }),
  ),
);

/** The documented body of a status, and of an error code where the status has several. */
export const findRefusal = (status: number, errorCode?: string): Refusal => {
  const found = bodies.find(
    ({ status: other, value }) =>
      other === status && (errorCode === undefined || value.error_code === errorCode),
  );
  if (found === undefined) throw new Error(`no example of ${status} ${errorCode ?? ''}`);
  return { status, body: found.value };
};

export const refusals: Readonly<Record<RefusalName, Refusal>> = {
  noRoute: findRefusal(404),
  stopping: findRefusal(503),
  badKey: findRefusal(401, 'INVALID_API_KEY'),
  rateLimited: findRefusal(429),
  unreadable: findRefusal(400, 'INVALID_REQUEST'),
  invalid: findRefusal(400, 'API_VALIDATION_ERROR'),
  queueFull: findRefusal(503),
  fault: findRefusal(500),
};

export const withMessage = (body: unknown, message: string): unknown =>
  // the bodies are those of `refusals`: objects
  ({ ...(body as object), message });
