import type { Definition, ReadSuccess } from './definition.ts';
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
  { errors, refusals }: Pick<Definition, 'errors' | 'refusals'>,
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
  const failure = { status, retryAfter: readRetryAfter(headers.get('retry-after') ?? '') };
  const isRefusal = status === 429;
  for (const read of isRefusal ? [...errors, ...refusals] : errors) {
    const found = read(value);
    if (!found) continue;
    if (!isRefusal) return { ...found, ...failure };
    if (found.message) return { kind: 'rate_limit', message: found.message, ...failure };
  }
  if (isRefusal) return { kind: 'rate_limit', ...failure };
  return { kind: ok ? 'invalid_response' : 'http', ...failure, body: redact(text).slice(0, MOST_KEPT) };
};

/** The three forms of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7, the last of which names no time zone. */
const DATE = /^[A-Z][a-z]{2,8},? [\w -]+ \d\d:\d\d:\d\d (GMT|\d{4})$/;

/** Seconds or a date, https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3; anything else says nothing. */
const readRetryAfter = (text: string): number | undefined => {
  const date = DATE.test(text) ? Date.parse(text.replace(/\d{4}$/, '$& GMT')) : Number.NaN;
  const seconds = /^\d+$/.test(text) ? Number(text) : (date - Date.now()) / 1000;
  return seconds > 0 ? Math.min(seconds, A_DAY) : undefined;
};
