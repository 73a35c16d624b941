import type { OpenApiDocument } from '../document/openapi.ts';
import { listSchemes } from './credentials.ts';

type Parameter = { name: string; in: string; required?: boolean; schema: { examples?: unknown[] } };
type Operation = {
  parameters?: Parameter[];
  security: Record<string, string[]>[];
  requestBody?: { content: Record<string, { examples: Record<string, { value: unknown }> }> };
};

/** A command for a shell that the mock at `url` answers with a success: the first operation with its first example. */
export const buildCurl = (document: OpenApiDocument, url: string): string => {
  const [path = '/', item = {}] = Object.entries(document.paths ?? {})[0] ?? [];
  const [method = 'get', value] = Object.entries(item)[0] ?? [];
  // the document is this project's own, see `buildDocument`
  const operation = value as Operation;
  const [mediaType, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const [example] = Object.values(media?.examples ?? {});
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${quote(url + fillPath(path, operation))}`,
    ...credentialHeaders(document, operation).map((header) => `-H ${quote(header)}`),
    ...(mediaType
      ? [`-H ${quote(`content-type: ${mediaType}`)}`, `-d ${quote(JSON.stringify(example?.value))}`]
      : []),
  ].join(' ');
};

const fillPath = (path: string, { parameters = [] }: Operation): string =>
  path.replaceAll(/\{([^}]+)\}/g, (_, name) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    return encodeURIComponent(String(parameter?.schema.examples?.[0] ?? name));
  });

const credentialHeaders = (document: OpenApiDocument, { security }: Operation): string[] => {
  const schemes = listSchemes(document);
  return Object.keys(security[0] ?? {}).flatMap((name) => {
    const scheme = schemes.get(name);
    return scheme?.in === 'header' ? [`${scheme.key}: ${scheme.value}`] : [];
  });
};

/** For a POSIX shell: nothing within single quotes is special but the quote. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
