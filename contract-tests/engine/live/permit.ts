import { UserError } from '../../../scripts/lib/user-error.ts';
import type { UrlClass } from '../addresses/classify-url.ts';
import type { Level } from '../model/case.ts';

/**
 * What a person says on purpose before a server beyond this machine is sent anything that it may accept. The base is
 * always said: by `--base-url` for a live service, by the target's own URL for any other.
 */
export type OptIns = {
  /** `--live` was given. */
  readonly live: boolean;
  /** The environment has a credential of the document's. */
  readonly credential: boolean;
  /**
   * The environment says whom the run may reach: test phones, or `none`. Whether a document has recipients cannot be
   * read from it with certainty (a phone may be any text, and what is sent may also be an e-mail): a person has to say
   * that it has none. What such a run changes is then the data of the credential's account.
   */
  readonly recipients: boolean;
};

/** Names of the environment's variables, for what is said. */
type Names = { readonly credentials: readonly string[]; readonly phones: string };

/** The most that may be sent to a server of a class. */
export const highestLevel = (place: UrlClass, optIns: OptIns): Level =>
  place === 'loopback' || (optIns.live && optIns.credential && optIns.recipients) ? 2 : 0;

/**
 * The level of a run: the one that is asked for; otherwise everything on this machine and level 0 beyond it. Throws a
 * UserError that names the first opt-in which the level lacks.
 */
export const chooseLevel = (
  place: UrlClass,
  asked: Level | undefined,
  optIns: OptIns,
  names: Names,
): Level => {
  const level = asked ?? (place === 'loopback' ? 2 : 0);
  if (level > highestLevel(place, optIns)) {
    requireOptIns(`\`--level ${level}\` beyond this machine`, optIns, names);
  }
  return level;
};

/** Throws a UserError that names the first opt-in which is missing. `what`: the run that needs them. */
export const requireOptIns = (what: string, { live, credential, recipients }: OptIns, names: Names): void => {
  if (!live) throw new UserError(`${what} is asked for twice: add \`--live\`.`);
  if (!credential) {
    const variables = names.credentials.map((name) => `\`${name}\``).join(' or ');
    throw new UserError(`${what} takes the credential from ${variables} in the environment: set it.`);
  }
  if (!recipients) {
    throw new UserError(
      `${what} sends to test phones only: set \`${names.phones}\` in the environment to their numbers, E.164, separated by commas, or to \`none\` where no request of the document reaches a person.`,
    );
  }
};
