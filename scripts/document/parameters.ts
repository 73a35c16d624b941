import type { z } from 'zod';
import type { Operation } from '../../schemas/definition.ts';
import type { JsonSchemas } from './json-schemas.ts';
import type { JsonSchema } from './openapi/types.ts';
import { DocumentError } from './walk/document-error.ts';

type ParameterLocation = 'path' | 'query' | 'header';

export type Parameter = {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required?: true;
  readonly description: string;
  readonly schema: JsonSchema;
};

export type Headers = Record<string, Pick<Parameter, 'description' | 'required' | 'schema'>>;

/** https://spec.openapis.org/oas/v3.1.1#parameter-object */
export const buildParameters = (id: string, operation: Operation, schemas: JsonSchemas): Parameter[] => {
  checkPathParameters(id, operation);
  return (['path', 'query', 'header'] as const).flatMap((location) =>
    fieldsOf([id, location], operation.request[location], schemas).map(({ name, ...field }) => ({
      name,
      in: location,
      ...field,
    })),
  );
};

/** https://spec.openapis.org/oas/v3.1.1#header-object */
export const buildHeaders = (
  path: readonly string[],
  headers: z.ZodObject | undefined,
  schemas: JsonSchemas,
): Headers => Object.fromEntries(fieldsOf(path, headers, schemas).map(({ name, ...field }) => [name, field]));

const fieldsOf = (path: readonly string[], object: z.ZodObject | undefined, schemas: JsonSchemas) => {
  const schema = object && schemas.inline.get(object);
  if (schema === undefined) return [];
  const required = (schema.required ?? []) as string[];
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  return Object.entries(properties).map(([name, { description, ...rest }]) => {
    requireText([...path, name], rest, description);
    return {
      name,
      ...(required.includes(name) && { required: true as const }),
      description,
      schema: rest,
    };
  });
};

function requireText(
  path: readonly string[],
  schema: JsonSchema,
  description: unknown,
): asserts description is string {
  if (typeof description !== 'string') {
    throw new DocumentError(path, 'has no description', "Add one: `.meta({ description: '…' })`");
  }
  if (schema.type === 'object') {
    throw new DocumentError(
      path,
      'is an object, which has no one text form in a URL or header',
      'Make each of its properties a parameter, or move it into the body',
    );
  }
}

const checkPathParameters = (id: string, { path, request }: Operation): void => {
  const templated = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const described = Object.entries(request.path?.shape ?? {});
  for (const name of templated) {
    if (!described.some(([key]) => key === name)) {
      throw new DocumentError(
        [id, 'path'],
        `\`{${name}}\` of \`${path}\` has no schema`,
        `Add \`${name}\` to \`request.path\``,
      );
    }
  }
  for (const [name, schema] of described) {
    if (!templated.includes(name)) {
      throw new DocumentError(
        [id, 'path', name],
        `is not in \`${path}\``,
        `Write \`{${name}}\` where it belongs`,
      );
    }
    if (schema._zod.optin === 'optional') {
      throw new DocumentError(
        [id, 'path', name],
        'is optional',
        'A path parameter is always there: make it required',
      );
    }
  }
};
