import { type TestNumber, type TestNumberName, testNumbers } from '../schemas/test-numbers.ts';
import type { Refuse } from './refusals.ts';

/** A valid request about a test number. */
export type Visit = {
  readonly operationId: string;
  /** True where the operation sends nothing. */
  readonly reads: boolean;
  readonly refuse: Refuse;
  /** Does what is done for any other number. */
  readonly proceed: () => Response | Promise<Response>;
  /** Resolves after as long as a slow answer takes. */
  readonly pause: () => Promise<void>;
};

export type Meet = (visit: Visit) => Response | Promise<Response>;

export type Outcomes = {
  /** What becomes of a request about this number; undefined where it is no test number. */
  readonly find: (phone: unknown) => Meet | undefined;
  /** Forgets which requests have failed in passing. */
  readonly reset: () => void;
};

type Outcome = (visit: Visit, row: TestNumber, failed: Set<string>) => Response | Promise<Response>;

const refuse: Outcome = (visit, { status, errorCode }) =>
  visit.refuse({ status, ...(errorCode !== undefined && { errorCode }) });

const outcomes: Record<TestNumberName, Outcome> = {
  unregisteredNumber: (visit, ...rest) => (visit.reads ? visit.proceed() : refuse(visit, ...rest)),
  disconnectedDevice: refuse,
  passingFailure: (visit, row, failed) => {
    if (failed.delete(visit.operationId)) return visit.proceed();
    failed.add(visit.operationId);
    return refuse(visit, row, failed);
  },
  slowAnswer: async (visit) => {
    const response = await visit.proceed();
    await visit.pause();
    return response;
  },
  droppedConnection: () => Response.error(),
  exceededRateLimit: (visit, { status }) => visit.refuse({ status }, { headers: { 'Retry-After': '1' } }),
  brokenServer: refuse,
  offlineServer: refuse,
};

export const createOutcomes = (): Outcomes => {
  // the entries of a record whose keys are the names
  const entries = Object.entries(testNumbers) as [TestNumberName, TestNumber][];
  const byPhone = new Map<unknown, [TestNumberName, TestNumber]>(
    entries.map((entry) => [entry[1].phone, entry]),
  );
  const failed = new Set<string>();
  return {
    find: (phone) => {
      const entry = byPhone.get(phone);
      return entry && ((visit) => outcomes[entry[0]](visit, entry[1], failed));
    },
    reset: () => failed.clear(),
  };
};
