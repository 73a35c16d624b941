import { UserError } from '../../../scripts/lib/user-error.ts';
import { readHost } from './host.ts';

/** Whether a text is the URL of a server rather than a name or a file. */
export const isServerUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/**
 * Parses a base URL once, so that the URL that is judged is the URL that is called. Throws a UserError where requests
 * cannot be sent below it and where it holds a credential.
 */
export const readBase = (text: string): URL => {
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new UserError('A credential comes from the environment, never from a URL.');
  }
  if (/[?#]/.test(url.href)) {
    throw new UserError(`\`${text}\` is not a base URL: it has a query or a fragment. Leave them out.`);
  }
  if (['0.0.0.0', '[::]'].includes(readHost(url))) {
    throw new UserError(`\`${text}\` is an address to listen on, not an address to call: use \`127.0.0.1\`.`);
  }
  return url;
};

/** The URL that paths are appended to, without a slash at its end. */
export const writeBase = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/$/, '');
