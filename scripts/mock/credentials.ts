import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { OpenApiDocument } from '../document/openapi.ts';

/** A security scheme of the document, with the one credential that the mock accepts for it. */
export type Scheme = {
  readonly name: string;
  /** As the document writes it, without what HTTP puts before it. */
  readonly example: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** The name of the header, the query parameter or the cookie. */
  readonly key: string;
  /** What is sent there, whole: `Bearer …` for a bearer token. */
  readonly value: string;
};

type RawScheme = { type: string; in?: Scheme['in']; name?: string; scheme?: string; 'x-example'?: string };

/** The schemes of a document by name. The accepted credential is the example that the document gives. */
export const listSchemes = (document: OpenApiDocument): Map<string, Scheme> =>
  new Map(
    Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [
      name,
      readScheme(name, scheme as RawScheme),
    ]),
  );

const readScheme = (name: string, scheme: RawScheme): Scheme => {
  const example = scheme['x-example'] ?? '';
  if (scheme.type === 'apiKey') {
    const { in: location = 'header', name: key = '' } = scheme;
    return { name, example, in: location, key, value: example };
  }
  const basic = scheme.scheme === 'basic';
  const value = basic ? `Basic ${Buffer.from(example).toString('base64')}` : `Bearer ${example}`;
  return { name, example, in: 'header', key: 'Authorization', value };
};

/** Whether a request carries every credential of at least one requirement, exactly. */
export const isAuthorised = (
  requirements: readonly (readonly string[])[],
  schemes: ReadonlyMap<string, Scheme>,
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): boolean => {
  const carries = (name: string) => {
    const scheme = schemes.get(name);
    return scheme !== undefined && isEqual(readCredential(scheme, headers, query), scheme.value);
  };
  return requirements.length === 0 || requirements.some((names) => names.every(carries));
};

const readCredential = (scheme: Scheme, headers: IncomingHttpHeaders, query: URLSearchParams): string => {
  if (scheme.in === 'query') return query.get(scheme.key) ?? '';
  if (scheme.in === 'cookie') return readCookie(headers.cookie ?? '', scheme.key);
  const value = headers[scheme.key.toLowerCase()];
  return typeof value === 'string' ? value : '';
};

const readCookie = (header: string, key: string): string => {
  const pair = header.split(/;\s*/).find((text) => text.startsWith(`${key}=`));
  return pair?.slice(key.length + 1) ?? '';
};

const isEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
