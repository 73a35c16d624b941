import { UserError } from '../../scripts/lib/user-error.ts';

export type LiveRequest = {
  /** `--live` was given. */
  readonly asked: boolean;
  /** `--base-url`; a document's own servers are never taken by themselves. */
  readonly baseUrl: string | undefined;
  readonly allowList: readonly string[];
  readonly hasCredential: boolean;
  readonly phones: readonly string[];
  readonly phonesRequired: boolean;
  /** Names of the environment's variables, for what is said. */
  readonly names: { readonly credential: string; readonly phones: string };
};

const E164 = /^\+[1-9][0-9]{6,14}$/;

/** The base URL of a live run. Throws a UserError that names the first of the opt-ins that is missing. */
export const requirePermit = ({
  asked,
  baseUrl,
  allowList,
  hasCredential,
  phones,
  phonesRequired,
  names,
}: LiveRequest): string => {
  if (!asked) throw new UserError('A live run is asked for twice: add `--live`.');
  if (baseUrl === undefined) {
    throw new UserError(
      `A live run needs \`--base-url <url>\`, one of the allow-list: ${allowList.join(', ')}.`,
    );
  }
  if (!allowList.some((allowed) => isSameBase(allowed, baseUrl))) {
    throw new UserError(
      `\`--base-url ${baseUrl}\` is not on the allow-list of live services: ${allowList.join(', ')}.`,
    );
  }
  if (!hasCredential)
    throw new UserError(
      `A live run takes the credential from \`${names.credential}\` in the environment: set it.`,
    );
  if (phonesRequired && phones.length === 0) {
    throw new UserError(
      `A live run sends to test phones only: set \`${names.phones}\` in the environment, E.164, separated by commas.`,
    );
  }
  if (!phones.every((phone) => E164.test(phone))) {
    throw new UserError(`\`${names.phones}\` holds something that is no E.164 number.`);
  }
  return baseUrl.replace(/\/$/, '');
};

/** The whole base counts, not its host alone: another path may be another service. */
const isSameBase = (allowed: string, given: string): boolean => {
  if (!URL.canParse(given)) return false;
  const [a, b] = [new URL(allowed), new URL(given)];
  const path = (url: URL) => url.pathname.replace(/\/$/, '');
  return (
    a.origin === b.origin && path(a) === path(b) && b.username === '' && b.search === '' && b.hash === ''
  );
};

/** Whether a URL stays on this machine. */
export const isLoopback = (url: string): boolean => {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
};
