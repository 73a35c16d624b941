import type { Contract, Scheme } from '../../../scripts/document/reading/description.ts';
import { quoteShell } from '../../../scripts/lib/quote-shell.ts';
import type { Target } from '../model/target.ts';
import { type CredentialFault, chooseRequirement } from '../requests/credentials.ts';
import type { CaseResult } from '../results/case-result.ts';
import { showControls } from './visible.ts';

/** The bash expression of each wrong credential; undefined where none is sent. */
const SPOILT: Readonly<Record<CredentialFault, (name: string) => string | undefined>> = {
  missing: () => undefined,
  empty: () => '',
  wrong: () => 'no-such-credential-7c1f',
  prefix: (name) => `\${${name}%?}`,
  suffix: (name) => `\${${name}}x`,
  'other case': (name) => `\${${name}~~}`,
  'in the query': () => undefined,
  'without its scheme': (name) => `\${${name}}`,
};

export type CurlContext = {
  readonly contract: Contract;
  readonly target: Target;
  /** The environment variable that holds the credential of a scheme. */
  readonly variable: (scheme: string) => string;
};

/** A bash command that repeats the request of a case. It reads the credential from the environment. */
export const buildCurl = (
  { contract, target, variable }: CurlContext,
  { case: testCase, exchange }: CaseResult,
): string | undefined => {
  if (exchange === undefined) return undefined;
  const { wire, credential, operation } = testCase;
  const schemes = chooseRequirement(operation, target.credentials).flatMap(
    (name) => contract.schemes.get(name) ?? [],
  );
  const parts = schemes.map((scheme) => {
    const fault =
      credential.kind !== 'valid' && credential.scheme === scheme.name ? credential.kind : undefined;
    return credentialPart(scheme, fault, variable(scheme.name));
  });
  const query = [wire.query, ...parts.flatMap(({ query = [] }) => query)].filter(Boolean).join('&');
  const url = `${target.url}${wire.path}${query && '?'}`;
  const type = wire.headers.some(([name]) => name.toLowerCase() === 'content-type');
  return [
    `curl -i --path-as-is -X ${wire.method} ${quoteText(url)}${quoteQuery(query)}`,
    ...parts.flatMap(({ header = [] }) => header),
    ...wire.headers.map(
      ([name, value]) => `-H ${quoteText(value === '' ? `${name};` : `${name}: ${value}`)}`,
    ),
    ...(wire.body && !type ? ["-H 'Content-Type:'"] : []),
    ...(wire.chunked ? ["-H 'Transfer-Encoding: chunked'"] : []),
    ...(wire.body ? [`--data-binary ${quoteBytes(wire.body)}`] : []),
  ].join(' ');
};

const credentialPart = (
  { in: location, key, prefix }: Scheme,
  fault: CredentialFault | undefined,
  name: string,
): { header?: string; query?: string } => {
  const text = fault === undefined ? `\${${name}}` : SPOILT[fault](name);
  if (fault === 'in the query') return { query: `${encodeURIComponent(key)}=\${${name}}` };
  if (text === undefined) return {};
  if (location === 'query') return { query: `${encodeURIComponent(key)}=${text}` };
  if (location === 'cookie') return { header: `-H "Cookie: ${key}=${text}"` };
  const value = prefix === 'Basic ' ? `$(printf %s "${text}" | base64 -w0)` : text;
  const whole = fault === 'without its scheme' ? value : prefix + value;
  return { header: whole.trim() === '' ? `-H '${key};'` : `-H "${key}: ${whole}"` };
};

/** A credential in the query is a variable of the shell. */
const quoteQuery = (query: string): string => {
  if (query === '') return '';
  return query.includes('$') ? `"${query}"` : quoteText(query);
};

const quoteText = (text: string): string => quoteBytes(new TextEncoder().encode(text));

/** In bash, `$'…'` can express any byte. Text that a terminal would not show as it is needs it. */
const quoteBytes = (bytes: Uint8Array): string => {
  const text = new TextDecoder().decode(bytes);
  const plain = showControls(text) === text && !text.includes('\ufffd');
  if (plain) return quoteShell(text);
  const escaped = [...bytes].map((byte) => {
    if (byte === 0x27 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    return byte >= 0x20 && byte < 0x7f
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `$'${escaped.join('')}'`;
};
