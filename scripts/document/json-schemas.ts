import { z } from 'zod';
import type { Api } from '../../schemas/definition.ts';
import { UserError } from '../lib/user-error.ts';
import { DocumentError } from './document-error.ts';
import { formatFindings } from './fidelity/finding.ts';
import { idOf, walkSchemas } from './fidelity/walk.ts';
import { SCHEMA_LISTS, SCHEMA_MAPS, SCHEMAS } from './keywords.ts';
import { type JsonSchema, SCHEMA_REF } from './openapi.ts';
import { listPlaces, type Place } from './places.ts';

export type JsonSchemas = {
  /** By component name, in the order of first use. */
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** The schemas of parameters and response headers, by the Zod object that describes them. */
  readonly inline: ReadonlyMap<z.ZodType, JsonSchema>;
};

/** A schema with an id, and where it was first met. */
type Named = { readonly id: string; readonly schema: z.ZodType; readonly path: readonly string[] };

/**
 * Every schema of the API as JSON Schema 2020-12, by Zod's own converter. `io: 'input'` for responses too: `'output'`
 * would close plain objects, and on the wire they are open. Throws a UserError for what JSON Schema cannot say: a line
 * for each finding.
 */
export const buildJsonSchemas = (api: Api): JsonSchemas => {
  const places = listPlaces(api);
  const named = collectNamed(places);
  const inlineIds = new Map(
    places
      .filter(({ kind }) => kind === 'parameters')
      .map(({ schema, path }) => [schema, `~${path.join('/')}`]),
  );
  const registry = z.registry<{ id: string }>();
  for (const { id, schema } of named) registry.add(schema, { id });
  for (const [schema, id] of inlineIds) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'throw',
    uri: (id) => SCHEMA_REF + id,
  });
  const clean = (id: string): JsonSchema => orderKeys(withoutIdentity(schemas[id] as JsonSchema));
  return {
    components: Object.fromEntries(named.map(({ id }) => [id, clean(id)])),
    inline: new Map([...inlineIds].map(([schema, id]) => [schema, clean(id)])),
  };
};

const collectNamed = (places: readonly Place[]): Named[] => {
  for (const place of places) if (place.kind === 'body') requireId(place);
  const { findings, steps } = walkSchemas(places);
  const byId = new Map<string, Named>();
  for (const { schema, path } of steps) {
    const id = idOf(schema);
    if (id !== undefined) addNamed(byId, { id, schema, path });
  }
  if (findings.length > 0) throw new UserError(formatFindings(findings));
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

const withoutIdentity = ({ $schema: _schema, $id: _id, ...schema }: JsonSchema): JsonSchema => schema;

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
