import type { Contract, Operation } from '../document/reading/description.ts';
import { matchPath } from '../document/reading/match-path.ts';
import { readBasePath } from '../document/reading/read-base-path.ts';

export type Route =
  | { readonly kind: 'found'; readonly operation: Operation; readonly path: string }
  | { readonly kind: 'unknown path' }
  | { readonly kind: 'unknown method'; readonly others: readonly Operation[] };

/** Matches a path with the server's base path before it, and without. */
export const buildRouter = (contract: Contract) => {
  const basePath = readBasePath(contract.document);
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
