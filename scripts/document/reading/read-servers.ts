import type { Server } from './description.ts';
import { isObject, listAt, objectAt, type Reader } from './reader.ts';
import type { JsonSchema } from './validator.ts';

/** Every server in a document: of all operations, of a path or of an operation. */
export const listServers = (reader: Reader, document: JsonSchema): Server[] => [
  ...readServers(document),
  ...reader.entries('#/paths').flatMap(([, at]) => {
    const { value: item } = reader.follow(at);
    return [item, ...Object.values(item).filter(isObject)].flatMap(readServers);
  }),
];

const readServers = (owner: JsonSchema): Server[] =>
  listAt(owner, 'servers')
    .filter(isObject)
    .map((server) => ({
      url: String(server.url),
      variables: new Map(Object.entries(objectAt(server, 'variables')).flatMap(readVariable)),
    }));

const readVariable = ([name, variable]: [string, unknown]): [string, readonly string[]][] =>
  isObject(variable) && Array.isArray(variable.enum)
    ? [[name, [...variable.enum, variable.default ?? []].flat().map(String)]]
    : [];
