import { tell } from './tell.ts';
import type { Attempt, Logger } from './types.ts';

export const findRequestId = (headers: Headers | undefined): string =>
  headers?.get('x-request-id') ?? headers?.get('request-id') ?? headers?.get('x-amzn-requestid') ?? '';

/** Tells a logger what came of a request. `doubt`: the server may have accepted it, or one before it. */
export const log = (logger: Logger | undefined, attempt: Attempt, doubt: boolean): void => {
  const { operation, kind, status = '', wait } = attempt;
  const level = !kind ? 'debug' : wait !== undefined ? 'info' : doubt ? 'error' : 'warn';
  // a server may call a request by a phone number
  const requestId = attempt.requestId?.replace(/\d{7,}/g, '***');
  const message = `${operation}: ${kind ?? 'ok'} ${status}`.trim();
  tell((told) => logger?.[level]?.(message, told), { ...attempt, requestId });
};
