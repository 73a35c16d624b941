import { nameOperation, type Operation } from '../../../scripts/document/reading/description.ts';
import { matchPath } from '../../../scripts/document/reading/match-path.ts';
import type { Case } from '../model/case.ts';
import type { Wire } from '../requests/wire.ts';
import type { CaseContext, CaseSource } from './context.ts';
import { buildHarmlessRequest } from './harmless-request.ts';
import { orSkip } from './make-case.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Requests with methods and paths that are not in the document. */
export const routingCases: CaseSource = (context, operation) =>
  orSkip(context, `${nameOperation(operation)} › routing`, () => {
    const wire = buildHarmlessRequest(context, operation);
    if (wire === undefined) return [];
    return [...methodCases(context, operation, wire), ...pathCases(context, operation, wire)];
  });

/** Planned with the first operation of each path. */
const methodCases = (context: CaseContext, operation: Operation, wire: Wire): Case[] => {
  const [first] = context.contract.operations.filter(({ path }) => path === operation.path);
  if (first !== operation) return [];
  const mayHaveBody = context.level === 2 || context.isInvalid({ operation, wire });
  return METHODS.filter((method) => !isDocumented(context, wire.path, method)).flatMap((method) => {
    const bodiless = method === 'GET' || method === 'DELETE';
    if (!bodiless && !mayHaveBody) return [];
    const sent = bodiless ? withoutBody(wire) : wire;
    return [buildRoute(operation, { ...sent, method }, `has no method ${method}`, ['404', '405'])];
  });
};

const pathCases = (context: CaseContext, operation: Operation, wire: Wire): Case[] =>
  [
    { title: 'has nothing behind a trailing slash', path: `${wire.path}/`, expect: ['404', '3XX'] },
    { title: 'has nothing at an unknown path', path: `${wire.path}-x7c1f`, expect: ['404'] },
  ]
    // many servers read two slashes as one
    .filter(({ path }) => !path.endsWith('//') && !isDocumented(context, path))
    .map(({ title, path, expect }) => buildRoute(operation, { ...wire, path }, title, expect));

const buildRoute = (operation: Operation, wire: Wire, title: string, expect: string[]): Case => ({
  operation,
  wire,
  title,
  expect,
  group: 'routing',
  validity: 'any',
  credential: { kind: 'valid' },
  level: 0,
});

const withoutBody = (wire: Wire): Wire => ({
  ...wire,
  body: undefined,
  headers: wire.headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
});

/** Whether an operation (of the method, if given) has the path: `/books/{id}` has the path `/books/mine` too. */
const isDocumented = ({ contract }: CaseContext, path: string, method?: string): boolean =>
  contract.operations.some(
    (operation) =>
      (method === undefined || operation.method === method) && matchPath(operation.path, path) !== undefined,
  );
