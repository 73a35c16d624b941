import { UserError } from '../../../scripts/lib/user-error.ts';
import type { UrlClass } from '../addresses/classify-url.ts';
import type { Level } from '../model/case.ts';

/**
 * What a person has to state before a server beyond this machine is sent anything that it may accept. The base is
 * always stated: by `--base-url` for a live service, by the target's URL for any other server.
 */
export type OptIns = {
  /** `--live` was given. */
  readonly live: boolean;
  /** The environment has a credential for the document. */
  readonly credential: boolean;
  /**
   * The environment names the recipients: test phones, or `none`. The suite cannot know whether a document has
   * recipients (a phone may be any text, and a message may be an e-mail), so a person has to state that it has none.
   */
  readonly recipients: boolean;
};

/** Names of the environment's variables, for messages. */
type Names = { readonly credentials: readonly string[]; readonly phones: string };

/** The most that may be sent to a server of a class. */
export const highestLevel = (place: UrlClass, optIns: OptIns): Level =>
  place === 'loopback' || (optIns.live && optIns.credential && optIns.recipients) ? 2 : 0;

/**
 * The level of a run: as given by `--level`; otherwise 2 on this machine and 0 beyond it. Throws a UserError that names
 * the first missing opt-in.
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

/** Throws a UserError that names the first missing opt-in. `what`: the run that needs the opt-ins. */
export const requireOptIns = (what: string, { live, credential, recipients }: OptIns, names: Names): void => {
  if (!live) throw new UserError(`${what} needs a confirmation: add \`--live\`.`);
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
