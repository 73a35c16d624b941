import type { SchemaRef } from '../../document/reading/description.ts';
import { listAt, type Reader } from '../../document/reading/reader.ts';
import type { JsonSchema } from '../../document/reading/validator.ts';

export type Member = {
  readonly name: string;
  readonly at: SchemaRef;
  readonly schema: JsonSchema;
  readonly required: boolean;
};

/** The members of the objects of a schema, in the order of the document. */
export const listMembers = (reader: Reader, schema: SchemaRef): Member[] => {
  const owner = reader.follow(schema);
  const required = listAt(owner.value, 'required');
  return reader.entries(`${owner.at}/properties`).map(([name, place]) => {
    const { at, value } = reader.follow(place);
    return { name, at, schema: value, required: required.includes(name) };
  });
};
