import { z } from 'zod';

/** How the text of a parameter is read: its JSON types and, where it is an array, those of its items. */
export type ParameterForm = { readonly isArray: boolean; readonly types: readonly string[] };

type Schema = z.core.JSONSchema.JSONSchema;
type Definitions = Readonly<Record<string, Schema>>;

/**
 * The form of every parameter of a group (path, query or header), by name. Throws an Error that says which parameter
 * cannot be read from a text, and why.
 */
export const readForms = (group: z.ZodObject): ReadonlyMap<string, ParameterForm> => {
  const { properties = {}, $defs = {} } = z.toJSONSchema(group, { io: 'input' }) as Schema;
  return new Map(
    Object.entries(properties).map(([name, schema]) => [name, readForm(name, schema, $defs as Definitions)]),
  );
};

const readForm = (name: string, schema: Schema | boolean, definitions: Definitions): ParameterForm => {
  const types = listTypes(schema, definitions).filter((type) => type !== 'null');
  if (types.includes('object')) throw new Error(`the parameter \`${name}\` is an object`);
  if (!types.includes('array')) return { isArray: false, types };
  if (types.some((type) => type !== 'array'))
    throw new Error(`the parameter \`${name}\` is not always an array`);
  const itemTypes = listItems(schema, definitions).flatMap((items) => listTypes(items, definitions));
  if (itemTypes.some((type) => type === 'array' || type === 'object')) {
    throw new Error(`the parameter \`${name}\` is an array of arrays or objects`);
  }
  return { isArray: true, types: itemTypes };
};

/** The JSON types that a value of the schema may have. */
const listTypes = (schema: Schema | boolean, definitions: Definitions): string[] => {
  const own = resolve(schema, definitions);
  if (own.type !== undefined) return [own.type].flat();
  const values = own.enum ?? ('const' in own ? [own.const] : []);
  if (values.length > 0) return values.map((value) => (value === null ? 'null' : typeof value));
  return listParts(own).flatMap((part) => listTypes(part, definitions));
};

/** The schemas of the items of an array. */
const listItems = (schema: Schema | boolean, definitions: Definitions): (Schema | boolean)[] => {
  const own = resolve(schema, definitions);
  const items = [own.prefixItems ?? [], own.items ?? []].flat();
  return [...items, ...listParts(own).flatMap((part) => listItems(part, definitions))];
};

const listParts = ({ anyOf = [], oneOf = [], allOf = [] }: Schema): (Schema | boolean)[] => [
  ...anyOf,
  ...oneOf,
  ...allOf,
];

/** Zod refers to schemas that have an id by `#/$defs/<id>`. */
const resolve = (schema: Schema | boolean, definitions: Definitions): Schema => {
  if (typeof schema === 'boolean') return {};
  if (schema.$ref === undefined) return schema;
  return resolve(definitions[schema.$ref.replace('#/$defs/', '')] ?? {}, definitions);
};
