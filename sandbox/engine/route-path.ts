import type { Operation } from '../../schemas/definition.ts';
import { UserError } from '../../scripts/lib/user-error.ts';

/** `/books/:p2` of `/books/{isbn}`, as Hono's router takes it. Throws a UserError where the sandbox cannot serve the path. */
export const buildRoutePath = (id: string, { path, request }: Operation): string => {
  const declared = Object.keys(request.path?.shape ?? {});
  const segments = path.split('/').map((segment, index) => {
    const [, name] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
    if (name !== undefined && declared.includes(name)) return `:p${index}`;
    if (name !== undefined)
      throw new UserError(`\`${id}\`: \`{${name}}\` of its path has no schema in \`request.path\`.`);
    if (!/[{}*?]|^:/.test(segment)) return segment;
    throw new UserError(
      `\`${id}\`: the sandbox cannot serve \`${path}\`. A path parameter must be a whole segment, and the rest of a ` +
        'path has none of `{}*?`.',
    );
  });
  return segments.join('/');
};

/** Paths without parameters come first, https://spec.openapis.org/oas/v3.1.1#path-templating-matching */
export const countTemplates = ({ path }: Operation): number => path.split('{').length - 1;
