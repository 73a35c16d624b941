import type { Contract } from '../../scripts/document/reading/contract.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import type { Credentials } from '../requests/credentials.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const OWN_CREDENTIAL = 'SIDOBE_SECRET_KEY';
export const PHONES_VARIABLE = 'SIDOBE_TEST_PHONES';

/** The variable that the credential of a scheme comes from: of this project's own API, or of any other document. */
export const nameVariable =
  ({ schemes }: Contract, own: boolean) =>
  (scheme: string): string => {
    if (own) return OWN_CREDENTIAL;
    return schemes.size > 1
      ? `CONTRACT_CREDENTIAL_${scheme.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
      : 'CONTRACT_CREDENTIAL';
  };

/** What the environment holds for the schemes of a document; nothing comes from an argument. */
export const readCredentials = (contract: Contract, own: boolean, environment: Environment): Credentials => {
  const variable = nameVariable(contract, own);
  const found = [...contract.schemes.keys()].flatMap((scheme): [string, string][] => {
    const secret = environment[variable(scheme)];
    return secret ? [[scheme, secret]] : [];
  });
  return new Map(found);
};

/** Throws a UserError where a document needs a credential and the environment has none for any requirement of it. */
export const requireCredentials = (contract: Contract, own: boolean, credentials: Credentials): void => {
  const needed = contract.operations.flatMap(({ security }) => security);
  if (needed.length === 0 || needed.some((names) => names.every((name) => credentials.has(name)))) return;
  const names = [...new Set(needed.flat())].map(nameVariable(contract, own));
  throw new UserError(
    `There is no credential: set ${[...new Set(names)].map((name) => `\`${name}\``).join(' or ')} in the environment.`,
  );
};

/** The only numbers that a live run may send to, E.164, separated by commas. */
export const readPhones = (environment: Environment): string[] =>
  (environment[PHONES_VARIABLE] ?? '')
    .split(',')
    .map((phone) => phone.trim())
    .filter((phone) => phone !== '');

/** Whatever may be secret in an environment, whether or not a run uses it: no output may hold any of it. */
export const readSecrets = (environment: Environment): { credentials: string[]; phones: string[] } => ({
  credentials: Object.entries(environment).flatMap(([name, value]) =>
    value && (name === OWN_CREDENTIAL || name.startsWith('CONTRACT_CREDENTIAL')) ? [value] : [],
  ),
  phones: readPhones(environment),
});
