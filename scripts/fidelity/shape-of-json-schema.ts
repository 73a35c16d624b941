import { type JsonSchema, SCHEMA_REF } from '../document/openapi/types.ts';
import type { Bounds, Field, Shape } from './shape.ts';

/** The shape of a schema by what the document says. */
export const readJsonSchema = (schema: JsonSchema | boolean): Shape => {
  if (typeof schema === 'boolean') return { kind: 'anything' };
  if (typeof schema.$ref === 'string')
    return { kind: 'component', name: schema.$ref.slice(SCHEMA_REF.length) };
  if ('const' in schema) return { kind: 'constants', values: [schema.const] };
  if (Array.isArray(schema.enum)) return { kind: 'constants', values: schema.enum };
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options)) return { kind: 'choice', options: options.map(readJsonSchema) };
  const types = [schema.type].flat().map((type) => TYPES[String(type)]?.(schema) ?? ANYTHING);
  return types.length === 1 ? (types[0] ?? ANYTHING) : { kind: 'choice', options: types };
};

const ANYTHING: Shape = { kind: 'anything' };

const TYPES: Readonly<Record<string, (schema: JsonSchema) => Shape>> = {
  null: () => ({ kind: 'constants', values: [null] }),
  boolean: () => ({ kind: 'boolean' }),
  string: (schema) => ({
    kind: 'string',
    length: boundsOf(schema.minLength, schema.maxLength),
    ...readPattern(schema),
  }),
  number: (schema) => readNumber(schema, false),
  integer: (schema) => readNumber(schema, true),
  array: (schema) => ({
    kind: 'array',
    length: boundsOf(schema.minItems, schema.maxItems),
    first: Array.isArray(schema.prefixItems) ? schema.prefixItems.map(readJsonSchema) : [],
    ...(isSchema(schema.items) && { rest: readJsonSchema(schema.items) }),
  }),
  object: (schema) => ({
    kind: 'object',
    fields: readFields(schema),
    ...(isSchema(schema.additionalProperties) && {
      others: {
        key: isSchema(schema.propertyNames)
          ? readJsonSchema(schema.propertyNames)
          : { kind: 'string', length: {} },
        value: readJsonSchema(schema.additionalProperties),
      },
    }),
  }),
};

const readNumber = (schema: JsonSchema, isInteger: boolean): Shape => ({
  kind: 'number',
  range: boundsOf(schema.minimum ?? schema.exclusiveMinimum, schema.maximum ?? schema.exclusiveMaximum),
  isInteger,
  ...(typeof schema.multipleOf === 'number' && { step: schema.multipleOf }),
});

const readFields = ({ properties, required }: JsonSchema): Field[] =>
  Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    shape: readJsonSchema(schema),
    isRequired: Array.isArray(required) && required.includes(name),
  }));

const readPattern = ({ pattern }: JsonSchema): { pattern?: RegExp } => {
  if (typeof pattern !== 'string') return {};
  try {
    return { pattern: new RegExp(pattern, 'u') };
  } catch {
    // found by the compilation of the schema
    return {};
  }
};

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

const boundsOf = (minimum: unknown, maximum: unknown): Bounds => ({
  minimum: typeof minimum === 'number' ? minimum : undefined,
  maximum: typeof maximum === 'number' ? maximum : undefined,
});
