import type { SchemaRef } from '../../document/reading/description.ts';
import { isObject, type Reader } from '../../document/reading/reader.ts';
import { listBelow } from '../../document/reading/schema-parts.ts';
import { toPointer } from '../../document/reading/validator.ts';
import { listMembers } from '../model/members.ts';
import { formatLiteral } from './literal.ts';
import { argumentName, pascalCase } from './names.ts';
import { buildType, type Classes } from './types.ts';

/** JSON as the PHP expression that a person writes for it: models by their constructors. */
export const writeValue = (
  reader: Reader,
  schema: SchemaRef,
  value: unknown,
  name: string,
  classes: Classes,
): string => {
  const { at, value: keywords } = reader.follow(schema);
  const [alternatives] = ['anyOf', 'oneOf'].flatMap((keyword) =>
    listBelow([{ at, schema: keywords }], keyword),
  );
  const index = alternatives?.findIndex((place) => fits(reader, place, value)) ?? -1;
  const chosen = alternatives?.[index];
  if (chosen !== undefined) return writeValue(reader, chosen, value, `${name}${index + 1}`, classes);
  if (Array.isArray(value) && keywords.items) {
    const items = value.map((item) =>
      writeValue(reader, at + toPointer('items'), item, `${name}Item`, classes),
    );
    return `[${items.join(', ')}]`;
  }
  const type = buildType(reader, at, name, classes);
  if (!isObject(value) || !type.reads.endsWith('::class')) return formatLiteral(value);
  return `new ${type.doc}(${writeMembers(reader, at, value, type.doc, classes).join(', ')})`;
};

/** `phone: '+62…'` for each member that a value has, in the order of the document. */
export const writeMembers = (
  reader: Reader,
  schema: SchemaRef,
  value: Readonly<Record<string, unknown>>,
  owner: string,
  classes: Classes,
): string[] =>
  listMembers(reader, schema)
    .filter(({ name }) => name in value)
    .map(({ name, at }) => {
      const written = writeValue(reader, at, value[name], owner + pascalCase(name), classes);
      return `${argumentName(name, [schema])}: ${written}`;
    });

/** Whether a value can be of one of several types: it has what must be there, and the constants. */
const fits = (reader: Reader, schema: SchemaRef, value: unknown): boolean => {
  const { at, value: keywords } = reader.follow(schema);
  if ('const' in keywords) return keywords.const === value;
  if (keywords.type === 'object') {
    return (
      isObject(value) &&
      listMembers(reader, at).every(({ name, at: place, schema: inner, required }) =>
        name in value ? !('const' in inner) || fits(reader, place, value[name]) : !required,
      )
    );
  }
  if (keywords.type === 'array') return Array.isArray(value);
  if (keywords.type === 'null') return value === null;
  return keywords.type === typeof value || (keywords.type === 'integer' && typeof value === 'number');
};
