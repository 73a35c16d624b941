import { quoteShell } from '../lib/quote-shell.ts';
import type { ApiDescription, Operation, Parameter, Scheme } from './reading/description.ts';

export type CurlOptions = {
  /** Instead of the document's first server. */
  readonly server?: string;
  /** What stands for the credential of a security scheme, unless given a variable of its name: `$SECRET_KEY`. */
  readonly credentialOf?: (scheme: Scheme) => string;
  /** Of the body's JSON; 0 for one line. */
  readonly indent: number;
};

/** The words of a line for a POSIX shell that sends the first example of an operation. */
export const buildCurl = (api: ApiDescription, operation: Operation, options: CurlOptions): string[] => {
  const { server = api.servers[0]?.url ?? '', credentialOf = variableOf, indent } = options;
  const listRequired = (location: Parameter['in']) =>
    operation.parameters.filter((parameter) => parameter.in === location && parameter.required);
  const [names = []] = operation.security;
  const credentials = names
    .flatMap((name) => api.schemes.get(name) ?? [])
    .map((scheme) => writeCredential(scheme, credentialOf(scheme)));
  const query = [...listRequired('query').map(writeQuery), ...credentials.flatMap(({ query = [] }) => query)];
  return [
    `curl --request ${operation.method}`,
    `"${server}${fillPath(operation)}${query.length > 0 ? `?${query.join('&')}` : ''}"`,
    ...credentials.flatMap(({ option = [] }) => option),
    ...listRequired('header').map(
      (header) => `--header ${quoteShell(`${header.name}: ${exampleOf(header)}`)}`,
    ),
    ...writeBody(operation, indent),
  ];
};

/** Of the document's first operation. */
export const buildFirstCurl = (api: ApiDescription, options: CurlOptions): string[] =>
  api.operations.slice(0, 1).flatMap((operation) => buildCurl(api, operation, options));

const variableOf = ({ name }: Scheme): string =>
  `$${name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;

type Credential = { readonly option?: string; readonly query?: string };

const writeCredential = ({ in: location, key, prefix }: Scheme, value: string): Credential => {
  if (prefix === 'Basic ') return { option: `--user "${value}"` };
  if (location === 'query') return { query: `${key}=${value}` };
  if (location === 'cookie') return { option: `--cookie "${key}=${value}"` };
  return { option: `--header "${key}: ${prefix}${value}"` };
};

const fillPath = ({ path, parameters }: Operation): string =>
  parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (filled, parameter) =>
        filled.replace(`{${parameter.name}}`, encodeURIComponent(String(exampleOf(parameter)))),
      path,
    );

const writeQuery = (parameter: Parameter): string =>
  `${encodeURIComponent(parameter.name)}=${encodeURIComponent(String(exampleOf(parameter)))}`;

const exampleOf = ({ name, example }: Parameter): unknown => example ?? `<${name}>`;

const writeBody = ({ body }: Operation, indent: number): string[] => {
  const [media] = body?.media ?? [];
  if (media === undefined) return [];
  const value = media.examples[0]?.value;
  return [
    `--header ${quoteShell(`Content-Type: ${media.type}`)}`,
    `--data ${quoteShell(typeof value === 'string' ? value : JSON.stringify(value, null, indent))}`,
  ];
};
