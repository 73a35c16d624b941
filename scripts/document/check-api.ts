import type { Api, Operation } from '../../schemas/definition.ts';
import { DocumentError } from './document-error.ts';
import { listPlaces, type Place } from './places.ts';

/** Throws a DocumentError where the parts of an API do not fit each other: names that lead nowhere, false examples. */
export const checkApi = (api: Api): void => {
  const routes = new Map<string, string>();
  for (const [id, operation] of Object.entries(api.operations)) {
    checkNames(api, id, operation);
    checkRoute(routes, id, operation);
    checkExampleNames(id, operation);
  }
  for (const place of listPlaces(api)) checkExamples(place);
};

const checkNames = (api: Api, id: string, operation: Operation): void => {
  if (!/^[a-z][A-Za-z0-9]*$/.test(id)) {
    throw new DocumentError([id], 'is no operation id', 'Write it in camelCase, letters and digits only');
  }
  if (!api.tags.some(({ name }) => name === operation.tag)) {
    throw new DocumentError(
      [id, 'tag'],
      `\`${operation.tag}\` is none of the API's tags`,
      'Add it to `tags`',
    );
  }
  for (const name of operation.security ?? api.security) {
    if (!Object.hasOwn(api.securitySchemes, name)) {
      throw new DocumentError(
        [id, 'security'],
        `there is no scheme \`${name}\``,
        'Add it to `securitySchemes`',
      );
    }
  }
};

/** Two templates that differ only in the names of their parameters are the same path. */
const checkRoute = (routes: Map<string, string>, id: string, { method, path }: Operation): void => {
  const route = `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
  const other = routes.get(route);
  if (other !== undefined) {
    throw new DocumentError([id], `\`${other}\` is ${route} too`, 'Give one of them another path or method');
  }
  routes.set(route, id);
};

/** A mock asked for an example by name looks in every response of the operation. */
const checkExampleNames = (id: string, { responses }: Operation): void => {
  const seen = new Map<string, string>();
  for (const [status, response] of Object.entries(responses)) {
    for (const name of 'examples' in response ? Object.keys(response.examples) : []) {
      const other = seen.get(name);
      if (other !== undefined) {
        throw new DocumentError(
          [id, status, name],
          `${other} has an example of this name`,
          'Rename one of them',
        );
      }
      seen.set(name, status);
    }
  }
};

const checkExamples = ({ path, body }: Place): void => {
  if (body === undefined) return;
  const examples = Object.entries(body.examples);
  if (examples.length === 0) {
    throw new DocumentError(path, 'has no example', 'Add at least one to `examples`');
  }
  for (const [name, { value }] of examples) {
    const result = body.schema.safeParse(value);
    if (!result.success) {
      const [issue] = result.error.issues;
      const where = [...path, name, ...(issue?.path ?? []).map(String)];
      throw new DocumentError(
        where,
        `the example does not fit its schema (${issue?.message})`,
        'Correct one of them',
      );
    }
  }
};
