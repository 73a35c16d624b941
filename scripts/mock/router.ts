import type { OpenApiDocument } from '../document/openapi.ts';
import type { DocumentedOperation } from './documented.ts';

export type Route =
  | { readonly kind: 'found'; readonly operation: DocumentedOperation; readonly path: string }
  | { readonly kind: 'unknown path' }
  | { readonly kind: 'unknown method'; readonly others: readonly DocumentedOperation[] };

/** The path of the document's first server, without a slash at its end: `/wa/v1`. */
export const readBasePath = (document: OpenApiDocument): string =>
  new URL(document.servers?.[0]?.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '');

/** Matches a path with the server's base path before it, and without. */
export const buildRouter = (operations: readonly DocumentedOperation[], basePath: string) => {
  const routes = operations
    .map((operation) => ({ operation, pattern: patternOf(operation.path) }))
    .sort((a, b) => countParameters(a.operation) - countParameters(b.operation));
  return (method: string, fullPath: string): Route => {
    const path = fullPath.startsWith(`${basePath}/`) ? fullPath.slice(basePath.length) : fullPath;
    if (!isDecodable(path)) return { kind: 'unknown path' };
    const others = routes.filter(({ pattern }) => pattern.test(path)).map(({ operation }) => operation);
    if (others.length === 0) return { kind: 'unknown path' };
    const operation = others.find((candidate) => candidate.method === method);
    return operation ? { kind: 'found', operation, path } : { kind: 'unknown method', others };
  };
};

/** `/books/new` before `/books/{isbn}`, https://spec.openapis.org/oas/v3.1.1#path-templating-matching */
const countParameters = ({ path }: DocumentedOperation): number => path.split('{').length;

const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(/\{[^}]+\}/)
      .map(escapeRegExp)
      .join('[^/]+')}$`,
    'u',
  );

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const isDecodable = (path: string): boolean => {
  try {
    return decodeURIComponent(path).length > 0;
  } catch {
    return false;
  }
};
