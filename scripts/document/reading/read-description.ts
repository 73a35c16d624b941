import type { ApiDescription, Info, NotCovered, Operation } from './description.ts';
import { EXTENSIONS } from './extensions.ts';
import { buildBody, buildResponses } from './read-bodies.ts';
import { buildParameters } from './read-parameters.ts';
import { buildSchemes, buildSecurity } from './read-security.ts';
import { listServers } from './read-servers.ts';
import { buildReader, isObject, type Located, listAt, objectAt, type Reader, textAt } from './reader.ts';
import type { JsonSchema } from './validator.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const SAFE = ['get', 'head', 'options', 'trace'];

/**
 * Reads a document. Clients, samples, mock and contract suite all use this function. Follows every `$ref`, and throws a
 * UserError where a reference has no target.
 */
export const readDescription = (source: object): ApiDescription => {
  const document: JsonSchema = { ...source };
  const reader = buildReader(document);
  const notCovered: NotCovered[] = [];
  const operations = reader.entries('#/paths').flatMap(([path, at]) => {
    const item = reader.follow(at);
    const methods = Object.keys(item.value).filter(
      (key) => METHODS.includes(key) && isObject(item.value[key]),
    );
    return methods.map((method) => buildOperation(path, method, item, { reader, document, notCovered }));
  });
  for (const place of ['webhooks', 'callbacks']) {
    if (isObject(document[place]))
      notCovered.push({ what: place, reason: 'the server calls, not the suite' });
  }
  const schemes = buildSchemes(reader, notCovered);
  const servers = listServers(reader, document);
  return { ...readInfo(document), document, servers, operations, schemes, notCovered };
};

const readInfo = (document: JsonSchema): Info => {
  const info = objectAt(document, 'info');
  const title = String(info.title ?? 'Untitled');
  return {
    title,
    version: String(info.version ?? ''),
    summary: textAt(info, 'summary') ?? title,
    packageName: textAt(info, EXTENSIONS.packageName),
  };
};

type Context = {
  readonly reader: Reader;
  readonly document: JsonSchema;
  readonly notCovered: NotCovered[];
};

const buildOperation = (path: string, method: string, item: Located, context: Context): Operation => {
  const { reader, document, notCovered } = context;
  const operation = reader.child(item, method);
  const { at, value } = operation;
  const name = `${method.toUpperCase()} ${path}`;
  const skip = (what: string, reason: string) => notCovered.push({ what: `${name} › ${what}`, reason });
  if (isObject(value.callbacks)) skip('callbacks', 'the server calls, not the suite');
  const retrySafe = value[EXTENSIONS.retrySafe] === true;
  return {
    at,
    id: String(value.operationId ?? name),
    method: method.toUpperCase(),
    path,
    tags: listAt(value, 'tags').map(String),
    summary: textAt(value, 'summary') ?? '',
    description: textAt(value, 'description') ?? '',
    deprecated: value.deprecated === true,
    ...buildParameters(reader, item, operation, skip),
    body: buildBody(reader, operation, skip),
    responses: buildResponses(reader, operation, skip),
    security: buildSecurity(value.security ?? document.security),
    repeatable: SAFE.includes(method) || retrySafe,
    retrySafe,
  };
};
