import { operations } from '../../schemas/operations.ts';
import {
  SLOW_ANSWER_SECONDS,
  type TestNumber,
  type TestNumberName,
  testNumbers,
} from '../../schemas/test-numbers.ts';
import { answerJson } from '../engine/answer-json.ts';
import type { Acts, Tools, Visit } from '../engine/behaviour.ts';
import { findRefusal } from './refusals.ts';

type Own = typeof operations;

/** Answers a valid request about a test number. */
type Outcome = (
  visit: Visit<Own>,
  row: TestNumber,
  /** The state of one sandbox: which operations have failed and will succeed next time, and how to wait. */
  state: { readonly failed: Set<string>; readonly pause: Tools['pause'] },
) => unknown;

const refuse: Outcome = (_visit, { status, errorCode }) => {
  const { body } = findRefusal(status, errorCode);
  return answerJson(status, body, status === 429 ? { 'Retry-After': '1' } : {});
};

const outcomes: Record<TestNumberName, Outcome> = {
  unregisteredNumber: (visit, ...rest) =>
    operations[visit.id].retrySafe ? visit.proceed() : refuse(visit, ...rest),
  disconnectedDevice: refuse,
  passingFailure: (visit, row, state) => {
    if (state.failed.delete(visit.id)) return visit.proceed();
    state.failed.add(visit.id);
    return refuse(visit, row, state);
  },
  slowAnswer: async (visit, _row, { pause }) => {
    const result = await visit.proceed();
    await pause(SLOW_ANSWER_SECONDS * 1000);
    return result;
  },
  droppedConnection: () => Response.error(),
  exceededRateLimit: refuse,
  brokenServer: refuse,
  offlineServer: refuse,
};

/** A request about a test number gets the outcome of that number; any other request is left to its handler. */
export const buildOutcomes = ({ pause }: Tools): Required<Pick<Acts<Own>, 'around' | 'reset'>> => {
  // the entries of a record whose keys are the names
  const entries = Object.entries(testNumbers) as [TestNumberName, TestNumber][];
  const byPhone = new Map(entries.map((entry) => [entry[1].phone, entry]));
  const state = { failed: new Set<string>(), pause };
  return {
    around: (visit) => {
      const entry = byPhone.get(visit.input.body.phone);
      return entry === undefined ? visit.proceed() : outcomes[entry[0]](visit, entry[1], state);
    },
    reset: () => state.failed.clear(),
  };
};
