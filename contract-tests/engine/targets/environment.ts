import type { Contract } from '../../../scripts/document/reading/description.ts';
import { UserError } from '../../../scripts/lib/user-error.ts';
import type { Credentials } from '../requests/credentials.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names of the environment's variables. */
export type Variables = {
  /** The variable of the credential of a scheme. */
  readonly credentialOf: (scheme: string) => string;
  /** The variables of all credentials. A document without schemes has one too: it is an opt-in and is never sent. */
  readonly credentials: readonly string[];
  readonly phones: string;
};

/** `CONTRACT_CREDENTIAL`, followed by the scheme's name where there are several, and `CONTRACT_TEST_PHONES`. */
export const nameVariablesOfDocument = ({ schemes }: Pick<Contract, 'schemes'>): Variables =>
  listCredentials([...schemes.keys()], {
    credentialOf: (scheme) =>
      schemes.size > 1
        ? `CONTRACT_CREDENTIAL_${scheme.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
        : 'CONTRACT_CREDENTIAL',
    phones: 'CONTRACT_TEST_PHONES',
  });

/** Adds the variables of all credentials to the names of a document's variables. */
export const listCredentials = (
  schemes: readonly string[],
  names: Omit<Variables, 'credentials'>,
): Variables => ({
  ...names,
  credentials: [...new Set((schemes.length > 0 ? schemes : ['credential']).map(names.credentialOf))],
});

/** The credentials of a document's schemes. They come from the environment only, never from arguments. */
export const readCredentials = (
  { schemes }: Contract,
  { credentialOf }: Variables,
  environment: Environment,
): Credentials => {
  const found = [...schemes.keys()].flatMap((scheme): [string, string][] => {
    const secret = environment[credentialOf(scheme)];
    return secret ? [[scheme, secret]] : [];
  });
  return new Map(found);
};

/** Throws a UserError where a document needs credentials and the environment satisfies none of its requirements. */
export const requireCredentials = (
  { operations }: Contract,
  { credentialOf }: Variables,
  credentials: Credentials,
): void => {
  const needed = operations.flatMap(({ security }) => security);
  if (needed.length === 0 || needed.some((names) => names.every((name) => credentials.has(name)))) return;
  const names = [...new Set(needed.flat().map(credentialOf))].map((name) => `\`${name}\``);
  throw new UserError(`There is no credential: set ${names.join(' or ')} in the environment.`);
};

const E164 = /^\+[1-9][0-9]{6,14}$/;

/** Country code 999 is assigned to nobody: this number cannot be dialled. */
export const NOBODY = '+99988877766';

/**
 * The only numbers that a run beyond this machine may send to; undefined where the environment has none. The word
 * `none` gives a number that nobody has. Throws a UserError for anything but E.164 numbers.
 */
export const readPhones = (
  { phones: variable }: Variables,
  environment: Environment,
): readonly string[] | undefined => {
  const phones = listPhones(environment[variable]);
  if (phones.length === 0) return undefined;
  if (phones.length === 1 && phones[0] === 'none') return [NOBODY];
  if (phones.every((phone) => E164.test(phone))) return phones;
  throw new UserError(`\`${variable}\` has a value that is not an E.164 number.`);
};

const listPhones = (text = ''): string[] =>
  text
    .split(',')
    .map((phone) => phone.trim())
    .filter((phone) => phone !== '');

/**
 * Every value of an environment that may be secret, whether or not a run uses it: no output may have it. `known`: the
 * variables of the APIs that the suite knows. Variables of documents and of test phones are found by their names.
 */
export const readSecrets = (
  environment: Environment,
  known: readonly Variables[],
): { credentials: string[]; phones: string[] } => {
  const names = new Set(known.flatMap(({ credentials }) => credentials));
  const entries = Object.entries(environment);
  return {
    credentials: entries.flatMap(([name, value]) =>
      value && (names.has(name) || name.startsWith('CONTRACT_CREDENTIAL')) ? [value] : [],
    ),
    phones: entries.flatMap(([name, value]) =>
      name.endsWith('_TEST_PHONES') ? listPhones(value).filter((phone) => phone !== 'none') : [],
    ),
  };
};
