import { UserError } from '../../lib/user-error.ts';
import type { OpenApiDocument } from '../openapi/types.ts';
import type { Contract, NotCovered, Operation } from './contract.ts';
import { listUnbroken } from './list-unbroken.ts';
import { buildBody, buildResponses } from './read-bodies.ts';
import { buildParameters } from './read-parameters.ts';
import { buildSchemes, buildSecurity } from './read-security.ts';
import { listServers } from './read-servers.ts';
import { buildReader, isObject, type Located } from './reader.ts';
import { buildValidator, type JsonSchema } from './validator.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const SAFE = ['get', 'head', 'options', 'trace'];

/** Reads of a document what the suite tests. Throws a UserError where a reference leads nowhere. */
export const buildContract = (source: JsonSchema | OpenApiDocument): Contract => {
  // a document of this project is a JSON object too; its type says so of each member, not of the whole
  const document = source as JsonSchema;
  const reader = buildReader(document);
  const notCovered: NotCovered[] = [];
  const operations = reader.entries('#/paths').flatMap(([path, at]) => {
    const item = reader.follow(at);
    return METHODS.filter((method) => isObject(item.value[method])).map((method) =>
      buildOperation(path, method, item, { reader, document, notCovered }),
    );
  });
  if (operations.length === 0)
    throw new UserError('The document has no operation: there is nothing to test.');
  for (const place of ['webhooks', 'callbacks']) {
    if (isObject(document[place]))
      notCovered.push({ what: place, reason: 'the server calls, not the suite' });
  }
  const validator = buildValidator(document);
  for (const operation of operations) notCovered.push(...listUnbroken(validator, operation));
  const info = isObject(document.info) ? document.info : {};
  return {
    title: String(info.title ?? 'Untitled'),
    document,
    servers: listServers(reader, document),
    operations,
    schemes: buildSchemes(reader, notCovered),
    validator,
    notCovered,
  };
};

type Context = {
  readonly reader: ReturnType<typeof buildReader>;
  readonly document: JsonSchema;
  readonly notCovered: NotCovered[];
};

const buildOperation = (path: string, method: string, item: Located, context: Context): Operation => {
  const { reader, document, notCovered } = context;
  const operation = reader.child(item, method);
  const name = `${method.toUpperCase()} ${path}`;
  const skip = (what: string, reason: string) => notCovered.push({ what: `${name} › ${what}`, reason });
  if (isObject(operation.value.callbacks)) skip('callbacks', 'the server calls, not the suite');
  return {
    id: String(operation.value.operationId ?? name),
    method: method.toUpperCase(),
    path,
    parameters: buildParameters(reader, item, operation, skip),
    body: buildBody(reader, operation, skip),
    responses: buildResponses(reader, operation, skip),
    security: buildSecurity(operation.value.security ?? document.security),
    repeatable: SAFE.includes(method) || operation.value['x-retry-safe'] === true,
  };
};
