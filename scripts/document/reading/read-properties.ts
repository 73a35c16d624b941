import type { SchemaRef } from './description.ts';
import { isObject, objectAt } from './reader.ts';
import type { Part } from './schema-parts.ts';
import { toPointer, type Validator } from './validator.ts';

type Properties = {
  readonly properties: ReadonlyMap<string, SchemaRef>;
  readonly patternProperties: ReadonlyMap<string, SchemaRef>;
};

/** A property must satisfy every schema that applies to its name. */
export const readProperties = (validator: Validator, parts: readonly Part[]): Properties => {
  const { join } = validator;
  const keys = (keyword: string) => [
    ...new Set(parts.flatMap(({ schema }) => Object.keys(objectAt(schema, keyword)))),
  ];
  const properties = keys('properties').flatMap((name): [string, SchemaRef][] => {
    const found = parts.map((part) => listPropertySchemas(validator, part, name));
    const refs = found.flatMap((refs) => (refs === false ? [] : refs));
    return found.includes(false) ? [] : [[name, join(refs)]];
  });
  const patterns = keys('patternProperties').map((pattern): [string, SchemaRef] => {
    const owners = parts.filter(({ schema }) => pattern in objectAt(schema, 'patternProperties'));
    return [pattern, join(owners.map(({ at }) => at + toPointer('patternProperties', pattern)))];
  });
  return { properties: new Map(properties), patternProperties: new Map(patterns) };
};

/** `false` where the schema allows no property of this name. */
const listPropertySchemas = (
  { matches }: Validator,
  { at, schema }: Part,
  name: string,
): SchemaRef[] | false => {
  const own = Object.hasOwn(objectAt(schema, 'properties'), name) ? [at + toPointer('properties', name)] : [];
  const matching = Object.keys(objectAt(schema, 'patternProperties'))
    .filter((pattern) => matches(pattern, name))
    .map((pattern) => at + toPointer('patternProperties', pattern));
  if (own.length + matching.length > 0) return [...own, ...matching];
  if (schema.additionalProperties === false) return false;
  return isObject(schema.additionalProperties) ? [at + toPointer('additionalProperties')] : [];
};
