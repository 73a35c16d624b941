import { UserError } from '../../lib/user-error.ts';
import type { Example } from './description.ts';
import { EXTENSIONS } from './extensions.ts';
import { type JsonSchema, readPointer, toPointer } from './validator.ts';

/** An object of the document and its place there. */
export type Located = { readonly at: string; readonly value: JsonSchema };

export const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The string value of a keyword; undefined where it is not a string. */
export const textAt = (schema: JsonSchema, keyword: string): string | undefined => {
  const value = schema[keyword];
  return typeof value === 'string' ? value : undefined;
};

/** The list value of a keyword; empty where it is not a list. */
export const listAt = (schema: JsonSchema, keyword: string): readonly unknown[] => {
  const value = schema[keyword];
  return Array.isArray(value) ? value : [];
};

/** The object value of a keyword; empty where it is not an object. */
export const objectAt = (schema: JsonSchema, keyword: string): JsonSchema => {
  const value = schema[keyword];
  return isObject(value) ? value : {};
};

/** Reads the places of a document. Follows `$ref` wherever the specification allows it. */
export const buildReader = (document: JsonSchema) => {
  const follow = (at: string): Located => {
    const seen = new Set<string>();
    let place = at;
    for (;;) {
      const value = readPointer(document, place);
      if (typeof value === 'boolean') return { at: place, value: {} };
      if (typeof value.$ref !== 'string') return { at: place, value };
      if (seen.has(place)) throw new UserError(`The document's \`$ref\` at \`${at}\` leads to itself.`);
      seen.add(place);
      place = value.$ref;
    }
  };
  const child = ({ at }: Located, ...tokens: readonly string[]): Located => follow(at + toPointer(...tokens));
  /** The members of an object and their places; empty where there is no such object. */
  const entries = (at: string): [string, string][] => {
    const parent = at.slice(0, at.lastIndexOf('/'));
    const holder = readPointer(document, parent);
    const key = decodeURIComponent(at.slice(at.lastIndexOf('/') + 1));
    const value = typeof holder === 'boolean' ? undefined : holder[key];
    if (!isObject(value)) return [];
    return Object.keys(value).map((name) => [name, at + toPointer(name)]);
  };
  return { follow, child, entries };
};

export type Reader = ReturnType<typeof buildReader>;

/** Examples of a media type or parameter: https://spec.openapis.org/oas/v3.1.1#working-with-examples */
export const readExamples = (reader: Reader, owner: Located): Example[] => {
  const named = reader.entries(`${owner.at}/examples`).flatMap(([name, at]): Example[] => {
    const { value } = reader.follow(at);
    const status = value[EXTENSIONS.expectStatus];
    if (!('value' in value)) return [];
    return [{ name, value: value.value, status: typeof status === 'number' ? status : undefined }];
  });
  return 'example' in owner.value
    ? [...named, { name: 'example', value: owner.value.example, status: undefined }]
    : named;
};
