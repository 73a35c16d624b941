import type { Operation, Scheme } from '../../../scripts/document/reading/description.ts';
import type { Wire } from './wire.ts';

/** The credential of a request: the valid credential, or the credential of one scheme made wrong in one way. */
export type CredentialUse =
  | { readonly kind: 'valid' }
  | { readonly kind: CredentialFault; readonly scheme: string };

export type CredentialFault =
  | 'missing'
  | 'empty'
  | 'wrong'
  | 'prefix'
  | 'suffix'
  | 'other case'
  | 'in the query'
  | 'without its scheme';

/** By the name of the scheme. `user:password` for HTTP basic. */
export type Credentials = ReadonlyMap<string, string>;

export type Signed = {
  readonly wire: Wire;
  /** Texts that no answer may have: every credential that was sent, whole or in part. */
  readonly secrets: readonly string[];
};

const WRONG = 'no-such-credential-7c1f';

const SPOILERS: Readonly<Record<CredentialFault, (secret: string) => string | undefined>> = {
  missing: () => undefined,
  empty: () => '',
  wrong: () => WRONG,
  prefix: (secret) => secret.slice(0, -1),
  suffix: (secret) => `${secret}x`,
  'other case': (secret) => swapCase(secret),
  'in the query': () => undefined,
  'without its scheme': (secret) => secret,
};

export const swapCase = (text: string): string =>
  [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('');

/** The first requirement whose credentials are all known. */
export const chooseRequirement = (
  operation: Operation,
  credentials: { has: (name: string) => boolean },
): readonly string[] =>
  operation.security.find((names) => names.every((name) => credentials.has(name))) ?? [];

export const sign = (
  operation: Operation,
  wire: Wire,
  use: CredentialUse,
  schemes: ReadonlyMap<string, Scheme>,
  credentials: Credentials,
): Signed =>
  chooseRequirement(operation, credentials).reduce<Signed>(
    (signed, name) => {
      const scheme = schemes.get(name);
      const secret = credentials.get(name);
      if (scheme === undefined || secret === undefined) return signed;
      return signOne(
        signed,
        scheme,
        secret,
        use.kind !== 'valid' && use.scheme === name ? use.kind : undefined,
      );
    },
    { wire, secrets: [] },
  );

const signOne = (
  { wire, secrets }: Signed,
  scheme: Scheme,
  secret: string,
  fault: CredentialFault | undefined,
): Signed => {
  const text = fault === undefined ? secret : SPOILERS[fault](secret);
  const sent = [...secrets, ...[text ?? '', secret].filter((part) => part.length >= 4)];
  if (fault === 'in the query')
    return { wire: withQuery(wire, scheme.in === 'query' ? 'key' : scheme.key, secret), secrets: sent };
  if (text === undefined) return { wire, secrets: sent };
  const value = fault === 'without its scheme' ? encode(scheme, text) : scheme.prefix + encode(scheme, text);
  if (scheme.in === 'query') return { wire: withQuery(wire, scheme.key, text), secrets: sent };
  const header =
    scheme.in === 'cookie'
      ? (['Cookie', `${scheme.key}=${text}`] as const)
      : ([scheme.key, value.trimEnd()] as const);
  return { wire: { ...wire, headers: [...wire.headers, header] }, secrets: sent };
};

/** https://www.rfc-editor.org/rfc/rfc7617 */
const encode = ({ prefix }: Scheme, text: string): string =>
  prefix === 'Basic ' ? Buffer.from(text).toString('base64') : text;

const withQuery = (wire: Wire, name: string, text: string): Wire => {
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
  return { ...wire, query: wire.query === '' ? pair : `${wire.query}&${pair}` };
};
