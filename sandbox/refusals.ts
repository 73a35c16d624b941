import type { Operation } from '../schemas/definition.ts';

/** Why a request is refused: the status, and the error code where the status has several or its body has one. */
export type Reason = { readonly status: number; readonly errorCode?: string };

export type Refuse = (
  reason: Reason,
  more?: { readonly message?: string; readonly headers?: Readonly<Record<string, string>> },
) => Response;

/** In the order of judgement. */
export const REASONS = {
  noRoute: { status: 404 },
  stopping: { status: 503 },
  badKey: { status: 401, errorCode: 'INVALID_API_KEY' },
  rateLimited: { status: 429 },
  unreadable: { status: 400, errorCode: 'INVALID_REQUEST' },
  invalid: { status: 400, errorCode: 'API_VALIDATION_ERROR' },
  queueFull: { status: 503 },
  fault: { status: 500 },
} as const satisfies Record<string, Reason>;

/** Answers with the bodies that the API's description has as examples: nothing of a request is in them. */
export const buildRefuse = (operation: Operation): Refuse => {
  const bodies = Object.entries(operation.responses).flatMap(([status, response]) =>
    'examples' in response
      ? Object.values(response.examples).map(({ value }) => ({ status: Number(status), value }))
      : [],
  );
  const find = ({ status, errorCode }: Reason): object => {
    const found = bodies.find(
      ({ status: other, value }) =>
        other === status &&
        (errorCode === undefined || (value as { error_code?: string }).error_code === errorCode),
    );
    if (found === undefined) throw new Error(`no example of ${status} ${errorCode ?? ''}`);
    return found.value as object;
  };
  return (reason, { message, headers } = {}) =>
    answerJson(reason.status, message === undefined ? find(reason) : { ...find(reason), message }, headers);
};

const JSON_TYPE = { 'Content-Type': 'application/json' };

export const answerJson = (
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): Response =>
  new Response(JSON.stringify(body), { status, headers: headers ? { ...JSON_TYPE, ...headers } : JSON_TYPE });
