import type { Operation, Parameter } from './description.ts';
import { matchPath, type Pair } from './match-path.ts';

/** A request as it is sent, below the server's base path. */
export type RequestText = {
  /** Encoded; begins with a slash. */
  readonly path: string;
  /** Encoded, without a question mark; empty where there is none. */
  readonly query: string;
  /** Names in any case, each once. */
  readonly headers: readonly Pair[];
};

/** The decoded texts of a request, by where they stand. */
export type Texts = Readonly<Record<Parameter['in'], readonly Pair[]>>;

/** Splits a request into texts. Text that cannot be decoded stays as it is; `isDecodable` tells this of a query. */
export const readTexts = ({ path: template }: Operation, { path, query, headers }: RequestText): Texts => ({
  path: matchPath(template, path) ?? [],
  query: [...new URLSearchParams(query)],
  header: headers,
  cookie: (readHeader(headers, 'cookie') ?? '').split(';').map((pair) => splitCookie(pair.trim())),
});

/** Names of headers ignore case, https://www.rfc-editor.org/rfc/rfc9110#section-5.1 */
export const readHeader = (headers: readonly Pair[], name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** https://spec.openapis.org/oas/v3.1.1#percent-encoding requires percent-encoding, and `+` for a space. */
export const isDecodable = (query: string): boolean => {
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
};

const splitCookie = (pair: string): Pair => {
  const [name = '', ...text] = pair.split('=');
  return [name, text.join('=')];
};
