import type { Authorize, Definition } from './definition.ts';
import { buildRedactor, type Redactor } from './redact.ts';
import type { ClientOptions } from './types.ts';

/** The credentials of a client, in a closure: nothing enumerates or prints them. */
export type Keyring = Redactor & {
  readonly authorize: (authorize: Authorize, headers: Record<string, string>, url: string) => string;
};

export type KeyOptions = ClientOptions & Readonly<Record<string, unknown>>;

type Page = { readonly window?: { readonly document?: unknown } };

/** Throws a TypeError in a browser, and for a credential that no header can carry; it does not repeat the value. */
export const buildKeyring = (
  { credentials }: Pick<Definition, 'credentials'>,
  { dangerouslyAllowBrowser, ...options }: KeyOptions,
): Keyring => {
  if (!dangerouslyAllowBrowser && (globalThis as Page).window?.document) {
    throw new TypeError('no credentials in a browser: see `dangerouslyAllowBrowser`');
  }
  const keys = Object.fromEntries(credentials.map((option) => [option, options[option]]));
  for (const [option, key] of Object.entries(keys)) {
    if (key === undefined || key === '') throw new TypeError(`\`${option}\` is empty`);
    if (typeof key !== 'string' || !/^[!-~]+( +[!-~]+)*$/.test(key)) {
      throw new TypeError(
        `\`${option}\` is not a text of printable ASCII characters without space around it`,
      );
    }
  }
  return {
    authorize: (authorize, headers, url) => authorize(keys, headers, url),
    // each of them is a string now
    ...buildRedactor(Object.values(keys as Record<string, string>)),
  };
};
