import { drift } from '../model/finding.ts';
import { readHeader } from '../requests/wire.ts';
import type { Check } from './check.ts';

/** A redirect is reported and never followed, so that a credential is not sent to another server. */
export const redirect: Check = ({ answer, response }) =>
  answer.status >= 300 && answer.status < 400 && answer.status !== 304 && response === undefined
    ? [
        drift(
          'an answer',
          `a redirect to ${readHeader(answer.headers, 'location') ?? 'nowhere'}, not followed`,
        ),
      ]
    : [];
