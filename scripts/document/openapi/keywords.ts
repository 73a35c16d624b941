/** Keywords of the 2020-12 dialect whose value is a schema, a list of schemas, or schemas by name. */
export const SCHEMAS = [
  'items',
  'additionalProperties',
  'propertyNames',
  'not',
  'contains',
  'if',
  'then',
  'else',
];
export const SCHEMA_LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
export const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
