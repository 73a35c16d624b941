import { SCHEMA_REF } from '../../document/openapi/types.ts';
import type { SchemaRef } from '../../document/reading/description.ts';
import { EXTENSIONS } from '../../document/reading/extensions.ts';
import { listTypes } from '../../document/reading/merge-keywords.ts';
import { isObject, type Located, listAt, objectAt, type Reader } from '../../document/reading/reader.ts';
import { listBelow } from '../../document/reading/schema-parts.ts';
import { toPointer } from '../../document/reading/validator.ts';
import { DocumentError } from '../../document/walk/document-error.ts';
import { formatLiteral, quote } from './literal.ts';
import { className, pascalCase } from './names.ts';

/** A schema in the words of PHP. */
export type PhpType = {
  /** PHP's own types, of which the value has one. */
  readonly native: readonly string[];
  /** For static analysis and for people: says what PHP's own types cannot say. */
  readonly doc: string;
  /** What the runtime reads JSON by: an expression, see `Reader.php`. */
  readonly reads: string;
};

/** The classes of objects by the place of their schema. */
export type Classes = Map<SchemaRef, string>;

const scalar = (native: string, reads = native): PhpType => ({
  native: [native],
  doc: native,
  reads: quote(reads),
});

const SCALARS: Readonly<Record<string, PhpType>> = {
  string: scalar('string'),
  boolean: scalar('bool'),
  integer: scalar('int'),
  null: scalar('null'),
  number: { native: ['int', 'float'], doc: 'int|float', reads: quote('number') },
};

/** Keywords that say something of a value beside its type are left to the server. What combines schemas is not. */
const COMBINING = ['allOf', 'not', 'if', 'dependentSchemas', '$dynamicRef'];

/**
 * The type of a schema. `name` is what its class is named after, where the schema has no name of its own. Throws a
 * DocumentError for what PHP has no type for.
 */
export const buildType = (reader: Reader, schema: SchemaRef, name: string, classes: Classes): PhpType => {
  const found = reader.follow(schema);
  const { at, value } = found;
  const combining = COMBINING.find((keyword) => keyword in value);
  if (combining) throw refuse(at, `PHP has no type for \`${combining}\``);
  if ('const' in value) return buildConstant(at, value.const);
  const [alternatives] = ['anyOf', 'oneOf'].flatMap((keyword) => listBelow([{ at, schema: value }], keyword));
  if (alternatives) {
    return unite(
      alternatives.map((place, number) => buildType(reader, place, `${name}${number + 1}`, classes)),
    );
  }
  const types = listTypes(value.type);
  if (types.length > 0) return unite(types.map((type) => buildTyped(reader, found, type, name, classes)));
  const values = listAt(value, 'enum');
  if (values.length > 0) return unite(values.map((item) => buildConstant(at, item)));
  if (Object.keys(value).some((keyword) => !ANNOTATIONS.includes(keyword))) {
    throw refuse(at, 'a schema without a `type` says nothing that PHP has a type for');
  }
  return { native: ['mixed'], doc: 'mixed', reads: quote('any') };
};

const ANNOTATIONS = ['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'];

const refuse = (at: string, problem: string): DocumentError =>
  new DocumentError([at], problem, 'Say it by `type`, `properties`, `items`, `enum`, `const` or `anyOf`');

const buildTyped = (
  reader: Reader,
  { at, value }: Located,
  type: string,
  name: string,
  classes: Classes,
): PhpType => {
  const inner = (token: string, part: string) =>
    buildType(reader, at + toPointer(token), name + part, classes);
  if (type === 'array') return buildList(reader, { at, value }, name, classes);
  if (type === 'object') {
    if (Object.keys(objectAt(value, 'properties')).length > 0) return buildClass(at, name, classes);
    const values = isObject(value.additionalProperties) ? inner('additionalProperties', 'Value') : ANYTHING;
    return { native: ['array'], doc: `array<string, ${values.doc}>`, reads: `['map', ${values.reads}]` };
  }
  const plain = SCALARS[type];
  if (plain === undefined) throw refuse(at, `PHP has no type for \`type: ${type}\``);
  // a closed list of values is the server's to judge in a request; in a response it may grow
  const values = listAt(value, 'enum');
  const isOpen = EXTENSIONS.extensibleEnum in value || values.length === 0;
  return isOpen ? plain : { ...plain, doc: values.map((item) => formatLiteral(item)).join('|') };
};

const ANYTHING: PhpType = { native: ['mixed'], doc: 'mixed', reads: quote('any') };

const buildList = (reader: Reader, { at, value }: Located, name: string, classes: Classes): PhpType => {
  const places = listAt(value, 'prefixItems').map((_, index) => at + toPointer('prefixItems', String(index)));
  const items = places.map((place) => buildType(reader, place, `${name}Item`, classes));
  if (items.length > 0) {
    const doc = `array{${items.map((item) => item.doc).join(', ')}}`;
    return { native: ['array'], doc, reads: `['list', ${unite(items).reads}]` };
  }
  const item = value.items ? buildType(reader, at + toPointer('items'), `${name}Item`, classes) : ANYTHING;
  return { native: ['array'], doc: `list<${item.doc}>`, reads: `['list', ${item.reads}]` };
};

const buildClass = (at: SchemaRef, name: string, classes: Classes): PhpType => {
  const isComponent = at.startsWith(SCHEMA_REF) && !at.slice(SCHEMA_REF.length).includes('/');
  const known = classes.get(at) ?? className(isComponent ? at.slice(SCHEMA_REF.length) : pascalCase(name));
  classes.set(at, known);
  return { native: [known], doc: known, reads: `${known}::class` };
};

const buildConstant = (at: string, value: unknown): PhpType => {
  const natives: Readonly<Record<string, readonly string[]>> = {
    string: ['string'],
    boolean: ['bool'],
    number: Number.isInteger(value) ? ['int'] : ['int', 'float'],
  };
  const native = value === null ? ['null'] : natives[typeof value];
  if (native === undefined) throw refuse(at, 'PHP has no type for a constant that is an object or a list');
  return { native, doc: formatLiteral(value), reads: `['=', ${formatLiteral(value)}]` };
};

/** A server may add alternatives: an object that fits none of those that are known stays as it is. */
const unite = (types: readonly PhpType[]): PhpType => {
  const [only] = types;
  if (only && types.length === 1) return only;
  const isOpen = types.filter(({ reads }) => reads.endsWith('::class')).length > 1;
  const all = isOpen
    ? [...types, { native: ['\\stdClass'], doc: '\\stdClass', reads: quote('object') }]
    : types;
  const reads = [...new Set(all.map((type) => type.reads))];
  return {
    native: [...new Set(all.flatMap(({ native }) => native))],
    doc: [...new Set(all.map(({ doc }) => doc))].join('|'),
    reads: reads.length === 1 ? String(reads[0]) : `['union', ${reads.join(', ')}]`,
  };
};
