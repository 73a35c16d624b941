import { failure } from '../model/finding.ts';
import { encodings } from '../secrets/redact.ts';
import { type Check, readableText } from './check.ts';

/** No credential that was sent, right or wrong, comes back in a body or header, in any usual encoding. */
export const secretLeak: Check = (exchange) => {
  const places: [string, string][] = [
    ['the body', readableText(exchange)],
    ...exchange.answer.headers.map(([name, value]): [string, string] => [`header ${name}`, value]),
  ];
  const forms = exchange.secrets.filter((secret) => secret.length >= 6).flatMap(encodings);
  return places
    .filter(([, text]) => forms.some((form) => text.toLowerCase().includes(form.toLowerCase())))
    .map(([place]) => failure('an answer without the credential', `the credential in ${place}`));
};
