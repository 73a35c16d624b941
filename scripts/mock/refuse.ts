import { findResponse, listStatuses, type Operation } from '../document/reading/description.ts';
import type { Prism } from './prism.ts';
import { type Answer, buildProblem } from './problem.ts';

/** Answers with the first of these statuses that any of the operations documents. */
export type Refuse = (operations: readonly Operation[], statuses: readonly number[]) => Promise<Answer>;

/** Each refusal is asked for once, for it depends on nothing but the document. */
export const buildRefuse = (prism: Prism): Refuse => {
  const known = new Map<string, Promise<Answer>>();
  return async (operations, statuses) => {
    const found = findRefusal(operations, statuses);
    if (found === undefined) {
      return buildProblem(statuses.at(-1) ?? 500, 'The document has no response of this status.');
    }
    const { operation, status } = found;
    const key = `${status} ${operation.method} ${operation.path}`;
    const answer = known.get(key) ?? prism(operation, { code: status });
    known.set(key, answer);
    return answer;
  };
};

/** A status itself counts before its class and before the default. */
const findRefusal = (operations: readonly Operation[], statuses: readonly number[]) => {
  const isListed = (operation: Operation, status: number) => listStatuses(operation).includes(status);
  const isCovered = (operation: Operation, status: number) => findResponse(operation, status) !== undefined;
  for (const isDocumented of [isListed, isCovered]) {
    for (const status of statuses) {
      const operation = operations.find((candidate) => isDocumented(candidate, status));
      if (operation) return { operation, status };
    }
  }
  return undefined;
};
