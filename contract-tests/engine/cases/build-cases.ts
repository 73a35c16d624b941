import type { Contract } from '../../../scripts/document/reading/contract.ts';
import { readRequest } from '../../../scripts/document/reading/read-request.ts';
import type { Case } from '../model/case.ts';
import { bodyCases } from './bodies.ts';
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

/**
 * Every case of a document at a level, each title once for an operation, in the order of the document. `pause` is
 * called between two pieces of work; what it rejects with ends the work.
 */
export const buildCases = async (context: CaseContext, pause: () => Promise<void>): Promise<Case[]> => {
  const built: Case[] = [];
  for (const operation of context.contract.operations) {
    const cases: Case[] = [];
    for (const source of SOURCES) {
      await pause();
      cases.push(...source(context, operation).filter(({ level }) => level <= context.level));
    }
    built.push(...distinctTitles(distinctRequests(cases)));
  }
  return built;
};

/** The first example is often the request with what is required, too. */
const distinctRequests = (cases: readonly Case[]): Case[] => {
  const seen = new Set<string>();
  return cases.filter(({ wire, credential, expect, violates }) => {
    const body = wire.body && Buffer.from(wire.body).toString('base64');
    const key = JSON.stringify([wire, body, credential, expect, violates]);
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

/** Whether the document says that the request of a case is invalid. */
export const isInvalidCase = (
  contract: Contract,
  { operation, wire }: Pick<Case, 'operation' | 'wire'>,
): boolean => readRequest(contract, operation, wire).problems.length > 0;
