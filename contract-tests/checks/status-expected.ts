import { matchesStatus } from '../cases/case.ts';
import { bodyText, type Check, excerpt, failure } from './check.ts';

/** The status is exactly one that this request asks for. */
export const statusExpected: Check = ({ case: { expect }, answer }) =>
  matchesStatus(answer.status, expect)
    ? []
    : [
        failure(
          `status ${expect.join(' or ')}`,
          `status ${answer.status} with ${excerpt(bodyText(answer)) || 'no body'}`,
        ),
      ];
