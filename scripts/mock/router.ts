import type { Contract, Operation } from '../document/reading/contract.ts';
import { matchPath } from '../document/reading/match-path.ts';

export type Route =
  | { readonly kind: 'found'; readonly operation: Operation; readonly path: string }
  | { readonly kind: 'unknown path' }
  | { readonly kind: 'unknown method'; readonly others: readonly Operation[] };

/** The path of the document's first server, without a slash at its end: `/wa/v1`. */
export const readBasePath = ({ serverUrls }: Pick<Contract, 'serverUrls'>): string =>
  new URL(serverUrls[0] ?? '/', 'http://localhost').pathname.replace(/\/$/, '');

/** Matches a path with the server's base path before it, and without. */
export const buildRouter = (contract: Pick<Contract, 'operations' | 'serverUrls'>) => {
  const basePath = readBasePath(contract);
  const operations = contract.operations.toSorted((a, b) => countParameters(a) - countParameters(b));
  return (method: string, fullPath: string): Route => {
    const path = fullPath.startsWith(`${basePath}/`) ? fullPath.slice(basePath.length) : fullPath;
    const others = operations.filter((operation) => matchPath(operation.path, path) !== undefined);
    if (others.length === 0) return { kind: 'unknown path' };
    const operation = others.find((candidate) => candidate.method === method);
    return operation ? { kind: 'found', operation, path } : { kind: 'unknown method', others };
  };
};

/** `/books/new` before `/books/{isbn}`, https://spec.openapis.org/oas/v3.1.1#path-templating-matching */
const countParameters = ({ path }: Operation): number => path.split('{').length;
