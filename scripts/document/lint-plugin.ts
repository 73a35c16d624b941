import { SCHEMA_LISTS, SCHEMA_MAPS, SCHEMAS } from './openapi/keywords.ts';
import type { JsonSchema } from './openapi/types.ts';

/** The part that is used here of https://redocly.com/docs/cli/custom-plugins/custom-rules */
type Location = { readonly child: (path: readonly string[]) => Location };
type Context = {
  readonly location: Location;
  readonly resolve: (node: unknown) => { readonly node?: unknown; readonly location?: Location };
  readonly report: (problem: { readonly message: string; readonly location: Location }) => void;
};
type Spot = { readonly schema: unknown; readonly location: Location };

const MESSAGE =
  'A string of a request has a `pattern` or an explicit `minLength`, which is 0 where it may be empty.';

/**
 * A plugin, because the rules that Redocly can be configured with reach only the outermost schema of a request, not its
 * properties.
 */
export default function lintPlugin() {
  return { id: 'house', rules: { oas3: { 'bounded-request-strings': boundedRequestStrings } } };
}

const boundedRequestStrings = () => {
  const reported = new Set<unknown>();
  const check = (spots: Spot[], context: Context) => {
    for (const { schema, location } of listSchemas(spots, context)) {
      if (!isUnboundedString(schema) || reported.has(schema)) continue;
      reported.add(schema);
      context.report({ message: MESSAGE, location });
    }
  };
  return {
    Parameter: (parameter: { schema?: unknown }, context: Context) =>
      check([{ schema: parameter.schema, location: context.location.child(['schema']) }], context),
    RequestBody: (body: { content?: Record<string, { schema?: unknown }> }, context: Context) =>
      check(
        Object.entries(body.content ?? {}).map(([type, { schema }]) => ({
          schema,
          location: context.location.child(['content', type, 'schema']),
        })),
        context,
      ),
  };
};

/** These schemas and all that they are made of, each once. */
const listSchemas = (spots: readonly Spot[], { resolve }: Context) => {
  const found = new Map<JsonSchema, Location>();
  const queue = [...spots];
  for (let spot = queue.shift(); spot !== undefined; spot = queue.shift()) {
    const target = isSchema(spot.schema) && '$ref' in spot.schema ? resolve(spot.schema) : undefined;
    const schema = target ? target.node : spot.schema;
    const location = target?.location ?? spot.location;
    if (!isSchema(schema) || found.has(schema)) continue;
    found.set(schema, location);
    queue.push(...listSubschemas(schema, location));
  }
  return [...found].map(([schema, location]) => ({ schema, location }));
};

const listSubschemas = (schema: JsonSchema, location: Location): Spot[] =>
  Object.entries(schema).flatMap(([keyword, value]) => {
    if (SCHEMAS.includes(keyword)) return [{ schema: value, location: location.child([keyword]) }];
    if (!SCHEMA_LISTS.includes(keyword) && !SCHEMA_MAPS.includes(keyword)) return [];
    return Object.entries(value as object).map(([key, child]) => ({
      schema: child,
      location: location.child([keyword, key]),
    }));
  });

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

const isUnboundedString = (schema: JsonSchema): boolean =>
  [schema.type].flat().includes('string') &&
  !['pattern', 'minLength', 'enum', 'const'].some((keyword) => keyword in schema);
