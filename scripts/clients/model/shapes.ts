import type { SchemaRef } from '../../document/reading/description.ts';
import { listTypes } from '../../document/reading/merge-keywords.ts';
import { type Located, listAt, type Reader } from '../../document/reading/reader.ts';
import { listBelow } from '../../document/reading/schema-parts.ts';
import { toPointer } from '../../document/reading/validator.ts';
import { listMembers } from './members.ts';

/**
 * The minimal structure of a JSON value, as data in a client. A string is a list of JSON types (`''`: any type), or a
 * constant after `=`; `[shape]` is an array of that shape; an object has the required members; any other constant is
 * itself. A shape only distinguishes documented bodies from each other, so it leaves out what a server may extend, such
 * as the values of an enum.
 */
export type Shape =
  | string
  | boolean
  | number
  | null
  | readonly [Shape]
  | { readonly [member: string]: Shape };

export const buildShape = (reader: Reader, schema: SchemaRef, within: readonly SchemaRef[] = []): Shape => {
  const found = reader.follow(schema);
  const { at, value } = found;
  // a recursive schema is read once
  if (within.includes(at)) return typesOf(reader, found);
  const below = (inner: SchemaRef) => buildShape(reader, inner, [...within, at]);
  if ('const' in value) return constantShape(value.const);
  const required = listAt(value, 'required').map(String);
  if (value.type === 'object' && required.length > 0) {
    const members = new Map(listMembers(reader, at).map((member) => [member.name, member.at]));
    const shapes = required.map((name): [string, Shape] => {
      const member = members.get(name);
      return [name, member === undefined ? '' : below(member)];
    });
    return Object.fromEntries(shapes);
  }
  if (value.type === 'array' && value.items) return [below(at + toPointer('items'))];
  return typesOf(reader, found);
};

/** A constant that is not a scalar is compared by its type. */
const constantShape = (value: unknown): Shape => {
  if (typeof value === 'string') return `=${value}`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return jsonType(value);
};

const typesOf = (reader: Reader, schema: Located): string => [...jsonTypes(reader, schema)].join(' ');

const jsonTypes = (reader: Reader, { at, value }: Located): Set<string> => {
  const [alternatives] = ['anyOf', 'oneOf'].flatMap((keyword) => listBelow([{ at, schema: value }], keyword));
  if (alternatives) {
    const types = alternatives.map((alternative) => jsonTypes(reader, reader.follow(alternative)));
    return types.some(({ size }) => size === 0) ? new Set() : new Set(types.flatMap((set) => [...set]));
  }
  const values = 'const' in value ? [value.const] : listAt(value, 'enum');
  const names = 'type' in value ? listTypes(value.type) : values.map(jsonType);
  return new Set(names.map((name) => (name === 'integer' ? 'number' : name)));
};

const jsonType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
