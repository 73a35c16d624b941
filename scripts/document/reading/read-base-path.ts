import { isObject, listAt, objectAt } from './reader.ts';
import type { JsonSchema } from './validator.ts';

/**
 * The path of the document's first server, without a slash at its end: `/wa/v1`. Variables have their defaults,
 * https://spec.openapis.org/oas/v3.1.1#server-variable-object
 */
export const readBasePath = (document: JsonSchema): string => {
  const [server] = listAt(document, 'servers').filter(isObject);
  if (server === undefined) return '';
  const variables = objectAt(server, 'variables');
  const url = String(server.url).replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const variable = variables[name];
    return isObject(variable) ? String(variable.default) : name;
  });
  return URL.canParse(url, LOCAL) ? new URL(url, LOCAL).pathname.replace(/\/$/, '') : '';
};

const LOCAL = 'http://localhost';
