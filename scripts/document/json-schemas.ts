import type { z } from 'zod';
import type { Api } from '../../schemas/definition.ts';
import { UserError } from '../lib/user-error.ts';
import { convertSchemas } from './convert-schemas.ts';
import { SCHEMA_LISTS, SCHEMA_MAPS, SCHEMAS } from './openapi/keywords.ts';
import type { JsonSchema } from './openapi/types.ts';
import { formatDiscrepancies } from './walk/discrepancy.ts';
import { DocumentError } from './walk/document-error.ts';
import { idOf } from './walk/names.ts';
import { listPlaces, type Place } from './walk/places.ts';
import type { WalkStep } from './walk/steps.ts';
import { walkSchemas } from './walk/walk-schemas.ts';

export type JsonSchemas = {
  /** By component name, in the order of first use. */
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** The schemas of parameters and response headers, by the Zod object that describes them. */
  readonly inline: ReadonlyMap<z.ZodType, JsonSchema>;
};

/** A schema with an id, and where it was first met. */
type Named = { readonly id: string; readonly schema: z.ZodType; readonly path: readonly string[] };

/** Every schema of the API as JSON Schema 2020-12. Throws a UserError for what JSON Schema cannot say: a line for each. */
export const buildJsonSchemas = (api: Api): JsonSchemas => {
  const places = listPlaces(api);
  for (const place of places) if (place.kind === 'body') requireId(place);
  const { discrepancies, steps } = walkSchemas(places);
  const named = collectNamed(steps);
  if (discrepancies.length > 0) throw new UserError(formatDiscrepancies(discrepancies));
  const groups = places.filter(({ kind }) => kind === 'parameters');
  const inlineIds = groups.map(({ schema, path }) => [schema, `~${path.join('/')}`] as const);
  const ids = new Map([...named.map(({ id, schema }) => [schema, id] as const), ...inlineIds]);
  const converted = convertSchemas(ids, steps);
  const read = (schema: z.ZodType): JsonSchema => orderKeys(converted.get(schema) ?? {});
  return {
    components: Object.fromEntries(named.map(({ id, schema }) => [id, read(schema)])),
    inline: new Map(groups.map(({ schema }) => [schema, read(schema)])),
  };
};

const collectNamed = (steps: readonly WalkStep[]): Named[] => {
  const byId = new Map<string, Named>();
  for (const { schema, path } of steps) {
    const id = idOf(schema);
    if (id !== undefined) addNamed(byId, { id, schema, path });
  }
  return [...byId.values()];
};

const requireId = ({ schema, path }: Place): void => {
  if (idOf(schema) === undefined) {
    throw new DocumentError(
      path,
      'the body schema has no name',
      "Give it one: `.meta({ id: 'CreateBookRequest' })`",
    );
  }
};

const addNamed = (byId: Map<string, Named>, named: Named): void => {
  const first = byId.get(named.id);
  if (first !== undefined && first.schema !== named.schema) {
    throw new DocumentError(
      named.path,
      `another schema, at ${first.path.join(' › ')}, is named \`${named.id}\` too`,
      'Rename one of them, or use the same schema in both places',
    );
  }
  if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(named.id)) {
    throw new DocumentError(
      named.path,
      `\`${named.id}\` is no component name`,
      'Begin with a letter, and use letters, digits, `.`, `_` and `-` only',
    );
  }
  byId.set(named.id, first ?? named);
};

const FIRST_KEYS = ['$ref', 'title', 'description', 'type', 'format', 'pattern', 'const', 'enum', 'required'];

const rankKey = (key: string): number => {
  if (key === 'default' || key === 'examples') return FIRST_KEYS.length + 1;
  if (key.startsWith('x-')) return FIRST_KEYS.length + 2;
  return FIRST_KEYS.includes(key) ? FIRST_KEYS.indexOf(key) : FIRST_KEYS.length;
};

/** The same schema with its keys in the order in which people read them; the order of properties is kept. */
const orderKeys = (schema: JsonSchema): JsonSchema => {
  const keys = Object.keys(schema).sort((a, b) => rankKey(a) - rankKey(b));
  return Object.fromEntries(keys.map((key) => [key, orderValue(key, schema[key])]));
};

const orderValue = (key: string, value: unknown): unknown => {
  // each keyword has one shape in a schema that Zod wrote; booleans are schemas too
  if (SCHEMA_MAPS.includes(key)) {
    const map = value as Record<string, JsonSchema>;
    return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, orderKeys(schema)]));
  }
  if (SCHEMAS.includes(key) && typeof value === 'object') return orderKeys(value as JsonSchema);
  if (SCHEMA_LISTS.includes(key)) return (value as JsonSchema[]).map(orderKeys);
  return value;
};
