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

/** What must be true of every answer. */
export const checks: readonly Check[] = [
  statusExpected,
  statusDocumented,
  contentType,
  bodyParses,
  bodySchema,
  bodyOfStatus,
  headers,
  allowHeader,
  knownValues,
  secretLeak,
  stackTrace,
  latency,
  redirect,
  unknownFields,
];
