import type { Server } from './contract.ts';
import { isObject, type Reader } from './reader.ts';
import type { JsonSchema } from './validator.ts';

/** Every server that a document names: of all its operations, of one path or of one operation. */
export const listServers = (reader: Reader, document: JsonSchema): Server[] => [
  ...readServers(document),
  ...reader.entries('#/paths').flatMap(([, at]) => {
    const { value: item } = reader.follow(at);
    return [item, ...Object.values(item).filter(isObject)].flatMap(readServers);
  }),
];

const readServers = ({ servers }: JsonSchema): Server[] =>
  (Array.isArray(servers) ? servers : []).filter(isObject).map(({ url, variables }) => ({
    url: String(url),
    variables: new Map(Object.entries(isObject(variables) ? variables : {}).flatMap(readVariable)),
  }));

const readVariable = ([name, variable]: [string, unknown]): [string, readonly string[]][] =>
  isObject(variable) && Array.isArray(variable.enum)
    ? [[name, [...variable.enum, variable.default ?? []].flat().map(String)]]
    : [];
