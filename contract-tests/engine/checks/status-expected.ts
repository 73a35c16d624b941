import { matchesStatus } from '../model/case.ts';
import { failure } from '../model/finding.ts';
import { bodyText, type Check, excerpt } from './check.ts';

/** The status is one of those that the case expects. */
export const statusExpected: Check = ({ case: { expect }, answer }) =>
  matchesStatus(answer.status, expect)
    ? []
    : [
        failure(
          `status ${expect.join(' or ')}`,
          `status ${answer.status} with ${excerpt(bodyText(answer)) || 'no body'}`,
        ),
      ];
