import type { z } from 'zod';
import { type JsonSchema, type OpenApiDocument, SCHEMA_REF } from '../document/openapi/types.ts';
import { idOf } from '../document/walk/names.ts';
import type { Place } from '../document/walk/places.ts';
import type { WalkStep } from '../document/walk/steps.ts';

/** One schema in two forms: Zod's and the document's. */
export type Pair = {
  /** The name of the component, or the place of the parameters: `listBooks › query`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly zod: z.ZodType;
  readonly emitted: JsonSchema;
  /** The schemas of which it is made, without those of the components in it. */
  readonly steps: readonly WalkStep[];
};

export type Components = Readonly<Record<string, JsonSchema>>;

// the document's type of a schema has not all keywords
export const componentsOf = (document: OpenApiDocument): Components =>
  (document.components?.schemas ?? {}) as Components;

/** Every component and every group of parameters, as they stand in the document that is published. */
export const listPairs = (
  places: readonly Place[],
  steps: readonly WalkStep[],
  document: OpenApiDocument,
): Pair[] => {
  const byOwner = Map.groupBy(steps, ({ owner }) => owner);
  const components = componentsOf(document);
  const named = steps.flatMap((step) => {
    const name = idOf(step.schema);
    return name === undefined || step.isParameters ? [] : [{ name, step }];
  });
  return [
    ...named.map(({ name, step }) => ({
      name,
      path: step.path,
      zod: step.schema,
      emitted: components[name] ?? { $ref: SCHEMA_REF + name },
      steps: byOwner.get(name) ?? [],
    })),
    ...places
      .filter(({ kind }) => kind === 'parameters')
      .map(({ path, schema }) => ({
        name: path.join(' › '),
        path,
        zod: schema,
        emitted: readParameters(document, path),
        steps: byOwner.get(path.join(' › ')) ?? [],
      })),
  ];
};

type Said = { readonly required?: boolean; readonly schema: JsonSchema };
type SaidOperation = {
  readonly operationId?: string;
  readonly parameters?: readonly (Said & { readonly name: string; readonly in: string })[];
  readonly responses?: Readonly<Record<string, { readonly headers?: Readonly<Record<string, Said>> }>>;
};

/** The parameters of one kind, or the headers of one response, as the object that they are read into. */
const readParameters = (document: OpenApiDocument, [id, where = '']: readonly string[]): JsonSchema => {
  const items = Object.values(document.paths ?? {});
  // written in place by this project: none of them is a reference
  const operations = items.flatMap((item) => Object.values(item as Record<string, SaidOperation>));
  const operation = operations.find(({ operationId }) => operationId === id);
  const headers = operation?.responses?.[where]?.headers;
  const parameters = (operation?.parameters ?? []).filter((parameter) => parameter.in === where);
  const said: [string, Said][] = headers
    ? Object.entries(headers)
    : parameters.map((parameter) => [parameter.name, parameter]);
  const required = said.filter(([, { required }]) => required === true).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(said.map(([name, { schema }]) => [name, schema])),
    ...(required.length > 0 && { required }),
  };
};
