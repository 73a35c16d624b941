import { nameOperation, type Operation } from '../../../scripts/document/reading/contract.ts';
import type { Case } from '../model/case.ts';
import { toWire } from '../requests/draft.ts';
import type { Wire } from '../requests/wire.ts';
import { buildDraft } from './base-draft.ts';
import type { CaseContext, CaseSource } from './context.ts';
import { buildHarmlessRequest, buildInvalidRequest } from './harmless-request.ts';
import { orSkip } from './make-case.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What is beside the documented routes: other methods, other paths. */
export const routingCases: CaseSource = (context, operation) =>
  orSkip(context, `${nameOperation(operation)} › routing`, () => {
    const wire = buildHarmlessRequest(context, operation);
    if (wire === undefined) return [];
    const slash = { ...wire, path: `${wire.path}/` };
    const unknown = { ...wire, path: `${wire.path}-x7c1f` };
    return [
      ...methodCases(context, operation),
      ...(isDocumented(context, slash.path)
        ? []
        : [route(operation, slash, 'has nothing behind a trailing slash', ['404', '3XX'])]),
      ...(isDocumented(context, unknown.path)
        ? []
        : [route(operation, unknown, 'has nothing at an unknown path', ['404'])]),
    ];
  });

const route = (operation: Operation, wire: Wire, title: string, expect: string[]): Case => ({
  operation,
  wire,
  title,
  expect,
  group: 'routing',
  validity: 'any',
  credential: { kind: 'valid' },
  level: 0,
});

/** Once for each path: on the first of its operations. */
const methodCases = (context: CaseContext, operation: Operation): Case[] => {
  const siblings = context.contract.operations.filter(({ path }) => path === operation.path);
  if (siblings[0] !== operation) return [];
  const draft = buildDraft(context, operation, { fill: 'required' });
  const wire = context.level === 2 ? toWire(draft) : buildInvalidRequest(context, operation, draft);
  return METHODS.filter((method) => !siblings.some((sibling) => sibling.method === method)).flatMap(
    (method) => {
      const bodiless = method === 'GET' || method === 'DELETE';
      const source = wire ?? toWire(draft);
      if (source === undefined || (wire === undefined && !bodiless)) return [];
      const sent = bodiless ? withoutBody(source) : source;
      return [route(operation, { ...sent, method }, `has no method ${method}`, ['404', '405'])];
    },
  );
};

const withoutBody = (wire: Wire): Wire => ({
  ...wire,
  body: undefined,
  headers: wire.headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
});

const isDocumented = ({ contract }: CaseContext, path: string): boolean =>
  contract.operations.some((operation) => {
    const parts = operation.path.split('/');
    const given = path.split('/');
    return (
      parts.length === given.length &&
      parts.every((part, index) => (part.includes('{') ? given[index] !== '' : part === given[index]))
    );
  });
