import type { ReadError, ReadSuccess } from './definition.ts';
import type { Body } from './read-body.ts';
import type { Redactor } from './redact.ts';
import type { Failure } from './types.ts';

/** What came of one request: the members that the result of a call has of it. */
export type Verdict = {
  /** Absent where it succeeded. */
  readonly kind?: Failure['kind'];
  readonly data?: unknown;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly body?: string;
  readonly retryAfter?: number | undefined;
};

const A_DAY = 86_400;
/** Characters of a body that a failure keeps. */
const MOST_KEPT = 10_000;

/** Judges a response by its body: a success is one that has what is documented, and no status alone. */
export const judge = (
  errors: readonly ReadError[],
  success: readonly ReadSuccess[],
  { redact, parse }: Redactor,
  { status, ok, headers }: Response,
  { text, isWhole }: Body,
): Verdict => {
  const value = isWhole ? parse(text) : undefined;
  for (const read of ok ? success : []) {
    const found = read(value, status);
    if (found) return { data: found.data, status };
  }
  // seconds or a date, https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
  const after = headers.get('retry-after') as string;
  const seconds = Number(after) || (Date.parse(after) - Date.now()) / 1000;
  const failure = { status, retryAfter: seconds > 0 ? Math.min(seconds, A_DAY) : undefined };
  if (status === 429) return { kind: 'rate_limit', ...failure };
  for (const read of errors) {
    const found = read(value);
    if (found) return { ...found, ...failure };
  }
  return { kind: ok ? 'invalid_response' : 'http', ...failure, body: redact(text).slice(0, MOST_KEPT) };
};
