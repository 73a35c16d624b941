import { UserError } from '../../../scripts/lib/user-error.ts';
import { readHost } from './host.ts';

/** Whether a text is the URL of a server rather than a name or a file. */
export const isServerUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/**
 * A base URL, parsed once: what is judged is what is called. Throws a UserError where requests could not be sent below
 * it or where it holds a credential.
 */
export const readBase = (text: string): URL => {
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new UserError('A credential comes from the environment, never from a URL.');
  }
  if (/[?#]/.test(url.href)) {
    throw new UserError(`\`${text}\` is no base URL: it has a query or a fragment. Leave them out.`);
  }
  if (['0.0.0.0', '[::]'].includes(readHost(url))) {
    throw new UserError(`\`${text}\` is where a server listens, not where it is called: use \`127.0.0.1\`.`);
  }
  return url;
};

/** The text that paths are appended to, without a slash at its end. */
export const writeBase = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/$/, '');
