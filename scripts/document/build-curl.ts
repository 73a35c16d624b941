import type { OpenApiDocument } from './openapi/types.ts';

type Operation = NonNullable<NonNullable<OpenApiDocument['paths']>[string]['get']>;
type Parameter = { name: string; in: string; required?: boolean; schema?: { examples?: unknown[] } };
type Scheme = { type: string; in?: string; name?: string; scheme?: string };

export type CurlOptions = {
  /** Instead of the document's first server. */
  readonly server?: string;
  /** What stands for the credential of a security scheme, unless given a variable of its name: `$SECRET_KEY`. */
  readonly credentialOf?: (scheme: string) => string;
  /** Of the body's JSON; 0 for one line. */
  readonly indent: number;
};

export type CurlTarget = { readonly method: string; readonly path: string; readonly operation: Operation };

/** The words of a line for a POSIX shell that sends the first example of an operation. */
export const buildCurl = (document: OpenApiDocument, target: CurlTarget, options: CurlOptions): string[] => {
  const { method, path, operation } = target;
  const { server = document.servers?.[0]?.url ?? '', credentialOf = variableOf, indent } = options;
  // the document is this project's own: its parameters are written in place, never referred to
  const parameters = (operation.parameters ?? []) as Parameter[];
  const credentials = listCredentials(document, operation, credentialOf);
  const query = [
    ...parameters.filter((parameter) => parameter.in === 'query' && parameter.required).map(sayQuery),
    ...credentials.flatMap(({ query = [] }) => query),
  ];
  const url = `${server}${fillPath(path, parameters)}`;
  return [
    `curl --request ${method.toUpperCase()}`,
    `"${url}${query.length > 0 ? `?${query.join('&')}` : ''}"`,
    ...credentials.flatMap(({ option = [] }) => option),
    ...parameters
      .filter((parameter) => parameter.in === 'header' && parameter.required)
      .map((parameter) => `--header ${quote(`${parameter.name}: ${exampleOf(parameter)}`)}`),
    ...sayBody(operation, indent),
  ];
};

/** Of the document's first operation. */
export const buildFirstCurl = (document: OpenApiDocument, options: CurlOptions): string[] => {
  const [path = '', item = {}] = Object.entries(document.paths ?? {})[0] ?? [];
  const [method = '', operation] = Object.entries(item)[0] ?? [];
  // a path of the document has nothing but operations
  return buildCurl(document, { method, path, operation: operation as Operation }, options);
};

const variableOf = (scheme: string): string =>
  `$${scheme.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;

type Credential = { readonly option?: string[]; readonly query?: string[] };

const listCredentials = (
  document: OpenApiDocument,
  { security = [] }: Operation,
  credentialOf: (scheme: string) => string,
): Credential[] =>
  Object.keys(security[0] ?? {}).map((name) => {
    // an Api has schemes of these two types only
    const scheme = document.components?.securitySchemes?.[name] as Scheme;
    const value = credentialOf(name);
    if (scheme.type === 'http') {
      const isBasic = scheme.scheme === 'basic';
      return { option: [isBasic ? `--user "${value}"` : `--header "Authorization: Bearer ${value}"`] };
    }
    if (scheme.in === 'query') return { query: [`${scheme.name}=${value}`] };
    if (scheme.in === 'cookie') return { option: [`--cookie "${scheme.name}=${value}"`] };
    return { option: [`--header "${scheme.name}: ${value}"`] };
  });

const fillPath = (path: string, parameters: readonly Parameter[]): string =>
  parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (filled, parameter) =>
        filled.replace(`{${parameter.name}}`, encodeURIComponent(String(exampleOf(parameter)))),
      path,
    );

const sayQuery = (parameter: Parameter): string =>
  `${encodeURIComponent(parameter.name)}=${encodeURIComponent(String(exampleOf(parameter)))}`;

const exampleOf = ({ name, schema }: Parameter): unknown => schema?.examples?.[0] ?? `<${name}>`;

const sayBody = ({ requestBody }: Operation, indent: number): string[] => {
  if (requestBody === undefined || !('content' in requestBody)) return [];
  const [entry] = Object.entries(requestBody.content);
  if (entry === undefined) return [];
  const [mediaType, { examples = {} }] = entry;
  const [example] = Object.values(examples);
  const value = example && 'value' in example ? example.value : undefined;
  return [
    `--header ${quote(`Content-Type: ${mediaType}`)}`,
    `--data ${quote(typeof value === 'string' ? value : JSON.stringify(value, null, indent))}`,
  ];
};

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
