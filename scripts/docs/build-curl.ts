import type { OpenApiDocument } from '../document/openapi.ts';

type Operation = NonNullable<NonNullable<OpenApiDocument['paths']>[string]['get']>;
type Parameter = { name: string; in: string; required?: boolean; schema?: { examples?: unknown[] } };
type Scheme = { type: string; in?: string; name?: string; scheme?: string };

/**
 * A line for a POSIX shell that sends the first example of an operation. Credentials come from variables named after
 * their security schemes.
 */
export const buildCurl = (
  document: OpenApiDocument,
  method: string,
  path: string,
  operation: Operation,
): string => {
  // the document is this project's own: its parameters are written in place, never referred to
  const parameters = (operation.parameters ?? []) as Parameter[];
  const credentials = listCredentials(document, operation);
  const query = [
    ...parameters.filter((parameter) => parameter.in === 'query' && parameter.required).map(sayQuery),
    ...credentials.flatMap(({ query = [] }) => query),
  ];
  const url = `${document.servers?.[0]?.url ?? ''}${fillPath(path, parameters)}`;
  const words = [
    ...(method === 'get' ? [] : [`--request ${method.toUpperCase()}`]),
    ...credentials.flatMap(({ option = [] }) => option),
    ...parameters
      .filter((parameter) => parameter.in === 'header' && parameter.required)
      .map((parameter) => `--header ${quote(`${parameter.name}: ${exampleOf(parameter)}`)}`),
    ...sayBody(operation),
  ];
  return [`curl "${url}${query.length > 0 ? `?${query.join('&')}` : ''}"`, ...words].join(' \\\n  ');
};

type Credential = { readonly option?: string[]; readonly query?: string[] };

const listCredentials = (document: OpenApiDocument, { security = [] }: Operation): Credential[] =>
  Object.keys(security[0] ?? {}).map((name) => {
    // an Api has schemes of these two types only
    const scheme = document.components?.securitySchemes?.[name] as Scheme;
    const variable = `$${name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;
    if (scheme.type === 'http') {
      return {
        option: [
          scheme.scheme === 'basic' ? `--user "${variable}"` : `--header "Authorization: Bearer ${variable}"`,
        ],
      };
    }
    if (scheme.in === 'query') return { query: [`${scheme.name}=${variable}`] };
    if (scheme.in === 'cookie') return { option: [`--cookie "${scheme.name}=${variable}"`] };
    return { option: [`--header "${scheme.name}: ${variable}"`] };
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

const sayBody = ({ requestBody }: Operation): string[] => {
  if (requestBody === undefined || !('content' in requestBody)) return [];
  const [entry] = Object.entries(requestBody.content);
  if (entry === undefined) return [];
  const [mediaType, { examples = {} }] = entry;
  const [example] = Object.values(examples);
  const value = example && 'value' in example ? example.value : undefined;
  return [
    `--header ${quote(`Content-Type: ${mediaType}`)}`,
    `--data ${quote(typeof value === 'string' ? value : JSON.stringify(value, null, 2))}`,
  ];
};

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
