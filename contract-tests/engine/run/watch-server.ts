import { UserError } from '../../../scripts/lib/user-error.ts';
import type { CaseResult } from '../results/case-result.ts';

export type ServerWatch = {
  /** Called with each result. Throws a UserError where as many connections as are open at once have failed. */
  readonly note: (result: CaseResult) => void;
  /** Called after the last result. Throws a UserError where no connection was made. */
  readonly end: () => void;
};

/** A server that cannot be reached has no answer to judge, so the run is not possible. */
export const watchServer = (url: string, concurrency: number): ServerWatch => {
  let reached = false;
  let failed = 0;
  let reason = '';
  const refuse = () => {
    throw new UserError(
      `The server at \`${url}\` cannot be reached: ${reason}. Start it, or mend \`--target\`.`,
    );
  };
  return {
    note: ({ exchange }) => {
      if (reached || exchange === undefined) return;
      const { answer } = exchange;
      if (!('failure' in answer) || answer.connected) {
        reached = true;
        return;
      }
      failed += 1;
      // OpenSSL's messages end with a new line
      reason = answer.failure.trimEnd();
      if (failed >= concurrency) refuse();
    },
    end: () => {
      if (!reached && failed > 0) refuse();
    },
  };
};
