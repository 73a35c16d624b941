import type { Finding } from '../model/finding.ts';
import { allowHeader } from './allow-header.ts';
import { bodyOfStatus } from './body-of-status.ts';
import { bodyParses } from './body-parses.ts';
import { bodySchema } from './body-schema.ts';
import type { Check } from './check.ts';
import { contentType } from './content-type.ts';
import { headers } from './headers.ts';
import { knownValues } from './known-values.ts';
import { latency } from './latency.ts';
import { redirect } from './redirect.ts';
import { secretLeak } from './secret-leak.ts';
import { stackTrace } from './stack-trace.ts';
import { statusDocumented } from './status-documented.ts';
import { statusExpected } from './status-expected.ts';
import { unknownFields } from './unknown-fields.ts';

/** The checks of every answer, by the names that reports and baselines use. */
export const checks = {
  'status-expected': statusExpected,
  'status-documented': statusDocumented,
  'content-type': contentType,
  'body-parses': bodyParses,
  'body-schema': bodySchema,
  'body-of-status': bodyOfStatus,
  headers,
  'allow-header': allowHeader,
  'known-values': knownValues,
  'secret-leak': secretLeak,
  'stack-trace': stackTrace,
  latency,
  redirect,
  'unknown-fields': unknownFields,
} as const satisfies Record<string, Check>;

/** Names of findings that do not come from the check of a single answer. */
const OTHER_NAMES = [
  // no answer was received
  'answer',
  // the request of a case is not as valid or invalid as the case states: nothing was sent
  'proof',
  // an id was used twice
  'fresh-ids',
  // an item of the document was not seen
  'coverage',
] as const;

export type CheckName = keyof typeof checks | (typeof OTHER_NAMES)[number];

// the keys of a record whose type has no others
const names = Object.keys(checks) as (keyof typeof checks)[];

export const checkNames: readonly CheckName[] = [...names, ...OTHER_NAMES];

/** The findings of all checks in an answer. */
export const checkAnswer = (exchange: Parameters<Check>[0]): (Finding & { readonly check: CheckName })[] =>
  names.flatMap((check) => checks[check](exchange).map((finding) => ({ check, ...finding })));
