import {
  type Contract,
  nameOperation,
  type Operation,
} from '../../../scripts/document/reading/description.ts';
import { readRequest } from '../../../scripts/document/reading/read-request.ts';
import type { Case } from '../model/case.ts';
import { findUnwritten } from '../model/unwritten.ts';
import { bodyCases } from './bodies.ts';
import type { WholeBudget } from './budget.ts';
import { contentTypeCases } from './content-types.ts';
import type { CaseContext, CaseSource } from './context.ts';
import { credentialCases } from './credentials.ts';
import { exampleCases } from './examples.ts';
import { fieldCases } from './fields.ts';
import { routingCases } from './routing.ts';
import { statusCases } from './statuses.ts';

const SOURCES: readonly CaseSource[] = [
  exampleCases,
  fieldCases,
  bodyCases,
  contentTypeCases,
  credentialCases,
  routingCases,
  statusCases,
];

/** These need no valid request. */
const SOURCES_OF_UNWRITTEN: readonly CaseSource[] = [credentialCases, routingCases];

/** Reports an operation to which no valid request can be written. */
const chooseSources = (context: CaseContext, operation: Operation): readonly CaseSource[] => {
  const unwritten = findUnwritten(operation);
  if (unwritten === undefined) return SOURCES;
  context.skip(nameOperation(operation), unwritten.reason);
  return unwritten.reachable ? SOURCES_OF_UNWRITTEN : [];
};

/** The least part of the budget that an operation gets: with less it would have no case. */
const LEAST_PART = 3000;
/** The fraction of an operation's budget that one source may use, so that the later sources have some. */
const PART_OF_SOURCE = 0.75;
/** Work of a case other than verdicts: it is written, compared and printed. */
const UNITS_OF_CASE = 100;

/**
 * The cases of a document at a level, in the order of the document. A title occurs once in an operation. What exceeds
 * the budget is skipped. `pause` is called between pieces of work; if it rejects, the work ends with that error.
 */
export const buildCases = async (
  context: CaseContext,
  budget: WholeBudget,
  pause: () => Promise<void>,
): Promise<Case[]> => {
  const built: Case[] = [];
  const { operations } = context.contract;
  for (const [index, operation] of operations.entries()) {
    const part = Math.max(LEAST_PART, budget.total() / (operations.length - index));
    const end = budget.total() - part;
    const cases: Case[] = [];
    for (const source of chooseSources(context, operation)) {
      await pause();
      budget.open((budget.total() - end) * PART_OF_SOURCE);
      const found = source(context, operation).filter(({ level }) => level <= context.level);
      budget.spend(found.length * UNITS_OF_CASE);
      cases.push(...found);
    }
    built.push(...distinctTitles(distinctRequests(cases)));
  }
  return built;
};

/** The first example and the request with all required fields are often the same request. */
const distinctRequests = (cases: readonly Case[]): Case[] => {
  const seen = new Set<string>();
  return cases.filter(({ wire, credential, expect, violates }) => {
    const body = wire.body && Buffer.from(wire.body).toString('base64');
    const key = JSON.stringify([{ ...wire, body }, credential, expect, violates]);
    return !seen.has(key) && seen.add(key);
  });
};

const distinctTitles = (cases: readonly Case[]): Case[] => {
  const titles = new Map<string, number>();
  return cases.map((testCase) => {
    const times = (titles.get(testCase.title) ?? 0) + 1;
    titles.set(testCase.title, times);
    return times === 1 ? testCase : { ...testCase, title: `${testCase.title} (${times})` };
  });
};

/** Whether the request of a case is invalid by the document. */
export const isInvalidCase = (
  contract: Contract,
  { operation, wire }: Pick<Case, 'operation' | 'wire'>,
): boolean => readRequest(contract, operation, wire).problems.length > 0;
