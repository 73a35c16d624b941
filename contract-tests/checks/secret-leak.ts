import { encodings } from '../report/redact.ts';
import { bodyText, type Check, failure } from './check.ts';

/** No credential that was sent, right or wrong, comes back in a body or header, in any usual encoding. */
export const secretLeak: Check = ({ secrets, answer }) => {
  const body = bodyText(answer);
  const places: [string, string][] = [
    ['the body', body],
    ...answer.headers.map(([name, value]): [string, string] => [`header ${name}`, value]),
  ];
  const forms = secrets.filter((secret) => secret.length >= 6).flatMap(encodings);
  return places
    .filter(([, text]) => forms.some((form) => text.toLowerCase().includes(form.toLowerCase())))
    .map(([place]) => failure('an answer without the credential', `the credential in ${place}`));
};
