import type { Server } from '../../../scripts/document/reading/description.ts';
import { UserError } from '../../../scripts/lib/user-error.ts';
import { isServerUrl, readBase, writeBase } from '../addresses/base.ts';
import { isBaseOf } from '../addresses/server-pattern.ts';

/**
 * The base URL of a live run. It has to be given by `--base-url` and be on the allow-list: the list is not a default.
 * Throws a UserError otherwise.
 */
export const permitBase = (allowList: readonly Server[], given: string | undefined): string => {
  const allowed = allowList.map(({ url }) => url).join(', ') || 'empty, as the document names no server';
  if (given === undefined) {
    throw new UserError(`A live run needs \`--base-url <url>\` from the allow-list: ${allowed}.`);
  }
  const url = isServerUrl(given) ? readBase(given) : undefined;
  if (url === undefined || !allowList.some((server) => isBaseOf(server, url))) {
    throw new UserError(`\`--base-url ${given}\` is not on the allow-list of live services: ${allowed}.`);
  }
  return writeBase(url);
};
