import { DocumentError } from '../../document/walk/document-error.ts';
import type { ClientModel } from '../model/model.ts';
import type { OperationModel } from '../model/operations.ts';
import { nameOption } from './name-option.ts';
import type { ClientOptions } from './runtime/types.ts';

/** What a client has beside its operations, and `createClient` beside the credentials. */
const METHODS = ['sendAll'];
const OPTIONS = Object.keys({
  baseUrl: true,
  dangerouslyAllowBrowser: true,
  appInfo: true,
  fetch: true,
  headers: true,
  logger: true,
  maxResponseBytes: true,
  onAttempt: true,
  retries: true,
  timeout: true,
} satisfies Record<keyof ClientOptions, true>);

/** Throws a DocumentError where a name of the document would be said twice in the package. */
export const checkNames = ({ operations, credentials }: ClientModel): void => {
  const method = operations.find(({ id }) => METHODS.includes(id));
  if (method) {
    throw new DocumentError(
      [method.id],
      'a client has a method of this name already',
      'Rename the operation',
    );
  }
  const credential = credentials.find((scheme) => OPTIONS.includes(nameOption(scheme)));
  if (credential) {
    const problem = `\`createClient\` has an option \`${nameOption(credential)}\` already`;
    throw new DocumentError([credential.name], problem, 'Rename the security scheme');
  }
  operations.forEach(checkArgument);
};

/** Parameters share one object with each other, and with `body`. */
const checkArgument = ({ id, parameters, body }: OperationModel): void => {
  const names = [...(body ? ['body'] : []), ...parameters.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  const problem = `a client has one argument and two meanings of \`${twice}\` in it`;
  throw new DocumentError([id], problem, 'Rename one');
};
