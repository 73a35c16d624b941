import { drift } from '../model/finding.ts';
import { readHeader } from '../requests/wire.ts';
import type { Check } from './check.ts';

/** A redirect is told and never followed: a credential goes nowhere but where it was meant to go. */
export const redirect: Check = ({ answer, response }) =>
  answer.status >= 300 && answer.status < 400 && answer.status !== 304 && response === undefined
    ? [
        drift(
          'an answer',
          `a redirect to ${readHeader(answer.headers, 'location') ?? 'nowhere'}, not followed`,
        ),
      ]
    : [];
