import type { Api, Operation } from '../../schemas/definition.ts';
import { DocumentError } from './walk/document-error.ts';

/**
 * Throws a DocumentError where the parts of an API do not fit each other: names that lead nowhere, names that are used
 * twice.
 */
export const checkApi = (api: Api): void => {
  const routes = new Map<string, string>();
  for (const [id, operation] of Object.entries(api.operations)) {
    checkNames(api, id, operation);
    checkRoute(routes, id, operation);
    if (Object.keys(operation.responses).length === 0) {
      throw new DocumentError([id, 'responses'], 'there is none', 'Describe at least one response');
    }
    checkExampleNames(id, operation);
  }
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

/** A mock that is asked for an example by name looks in every response of the operation. */
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
