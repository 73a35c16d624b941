import type { z } from 'zod';
import { type AnyDef, defOf, listAt, schemaAt, schemasAt } from './def.ts';

/** What is wrong with one schema: what would be lost, and what to write instead. */
export type Objection = { readonly problem: string; readonly remedy: string };

export type Position = { readonly isProperty: boolean; readonly isParameters: boolean };

type TypeRule = (def: AnyDef, schema: z.ZodType, position: Position) => Objection[];

const none: TypeRule = () => [];

const refuse =
  (problem: string, remedy: string): TypeRule =>
  () => [{ problem, remedy }];

const notJson = (name: string, instead: string) => refuse(`JSON has no ${name}`, instead);

const WIRE = 'Describe the JSON value that goes over the wire, and convert it in code';

const optional: TypeRule = (_def, schema, { isProperty }) => {
  if (!isProperty) {
    return [{ problem: 'only a property can be absent', remedy: 'Use `.nullable()`, or leave it out' }];
  }
  if (schema._zod.traits.has('$ZodExactOptional')) return [];
  return [
    {
      problem: '`.optional()` also allows `undefined`, which JSON does not have',
      remedy: 'Use `.exactOptional()`',
    },
  ];
};

const OBJECT_PROTOTYPE = new Set(Object.getOwnPropertyNames(Object.prototype));

const object: TypeRule = (def, _schema, { isParameters }) => {
  const names = Object.keys(Object(def.shape)).filter((name) => OBJECT_PROTOTYPE.has(name));
  const objections = names.map((name) => ({
    problem: `validators take \`${name}\`, which every JavaScript object inherits, for present`,
    remedy: 'Give the property another name',
  }));
  if (Object.hasOwn(Object(def.shape), '$ref')) {
    objections.push({
      problem: 'readers of a document take `$ref` for a reference, in an example too',
      remedy: 'Give the property another name',
    });
  }
  if (isParameters && def.catchall !== undefined) {
    objections.push({
      problem: 'the document cannot express which other parameters there may be',
      remedy: 'Use a plain `z.object`',
    });
  }
  return objections;
};

const literal: TypeRule = (def) => {
  const values = listAt(def, 'values');
  const isSayable = (value: unknown) =>
    value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (values.length > 0 && values.every(isSayable)) return [];
  return [{ problem: 'a literal is no JSON value', remedy: 'Use strings, numbers, booleans and `null`' }];
};

const union: TypeRule = (def) => {
  if (def.inclusive === false && def.discriminator === undefined) {
    return [
      {
        problem: 'TypeScript cannot express "exactly one of these"',
        remedy: 'Use `z.union`, or tell them apart',
      },
    ];
  }
  const { discriminator } = def;
  if (typeof discriminator !== 'string') return [];
  const tags = schemasAt(def, 'options').flatMap((option) => [
    ...(option._zod.propValues?.[discriminator] ?? []),
  ]);
  return tags.every((tag) => typeof tag === 'string')
    ? []
    : [
        {
          problem: 'types made from the document need a string to tell the options apart',
          remedy: 'Use `z.union`',
        },
      ];
};

const record: TypeRule = (def) => {
  if (def.mode === 'loose') {
    return [
      {
        problem: 'the types made from the document know no rule that holds for some keys only',
        remedy: 'Use `z.object` with the keys, or `z.record` with a string key',
      },
    ];
  }
  const key = defOf(schemaAt(def, 'keyType'));
  if (key.type === 'string') return [];
  return [
    {
      problem: 'the types made from the document lose which keys there are',
      remedy: 'Use `z.strictObject` with the keys, or a string key',
    },
  ];
};

const tuple: TypeRule = (def) =>
  def.rest === null || def.rest === undefined
    ? []
    : [
        {
          problem: 'the types made from the document lose where the fixed items end',
          remedy: 'Use `z.array`, or a tuple of fixed length',
        },
      ];

const CHANGES = 'the value that is checked is not the one that went over the wire';

/** The allow-list. A type that is not in it is refused too. */
const TYPE_RULES: Readonly<Record<string, TypeRule>> = {
  string: none,
  number: none,
  boolean: none,
  null: none,
  unknown: none,
  enum: none,
  nullable: none,
  lazy: none,
  array: none,
  literal,
  object,
  optional,
  record,
  tuple,
  union,
  any: refuse('`any` switches the types off', 'Use `z.unknown()`'),
  never: refuse(
    'types made from the document allow every value',
    'Leave the property out, or `z.strictObject`',
  ),
  intersection: refuse(
    'validators and types disagree about intersections of closed objects',
    'Write one object: `a.extend(b.shape)`',
  ),
  template_literal: refuse('the document loses the type', 'Use `z.string().regex(…)`'),
  default: refuse(
    'the type of the request would allow `undefined`, which JSON does not have',
    'Use `.exactOptional().meta({ default: … })`, and fill it in where it is used',
  ),
  prefault: refuse(
    'the type of the request would allow `undefined`, which JSON does not have',
    'Use `.exactOptional().meta({ default: … })`, and fill it in where it is used',
  ),
  nonoptional: refuse('the document would have the optional schema', 'Use the schema that is wrapped'),
  readonly: refuse('`readOnly` says that a client may not send it', 'Leave `.readonly()` out'),
  catch: refuse('Zod accepts every value, the document does not', 'Leave `.catch()` out'),
  pipe: refuse(CHANGES, WIRE),
  transform: refuse(CHANGES, WIRE),
  custom: refuse('the document would accept every value', 'Express it in schemas, or see `x-unproven`'),
  date: notJson('`Date`', 'Use `z.iso.datetime()` or `z.iso.date()`'),
  bigint: notJson('`bigint`', 'Use `z.int()`, or a string of digits'),
  nan: notJson('`NaN`', 'Use `z.number()`, or `null`'),
  undefined: notJson('`undefined`', 'Use `.exactOptional()` on the property, or `null`'),
  void: notJson('`undefined`', 'Use `.exactOptional()` on the property, or `null`'),
  symbol: notJson('symbols', 'Use a string'),
  set: notJson('`Set`', 'Use `z.array`'),
  map: notJson('`Map`', 'Use `z.record`, or an array of pairs'),
  file: notJson('files', 'Send a URL, or a base64 string'),
  function: notJson('functions', WIRE),
  promise: notJson('promises', WIRE),
};

export const objectToType = (schema: z.ZodType, position: Position): Objection[] => {
  const def = defOf(schema);
  const rule = TYPE_RULES[def.type];
  if (rule === undefined) {
    return [{ problem: `nothing is known of the type \`${def.type}\``, remedy: WIRE }];
  }
  if (def.coerce) {
    return [{ problem: '`z.coerce` accepts what the document rejects', remedy: `Use \`z.${def.type}()\`` }];
  }
  return rule(def, schema, position);
};
