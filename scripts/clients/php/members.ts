import type { SchemaRef } from '../../document/reading/description.ts';
import { type Reader, textAt } from '../../document/reading/reader.ts';
import { listMembers } from '../model/members.ts';
import { argumentName, checkDistinct, pascalCase } from './names.ts';
import { buildType, type Classes, type PhpType } from './types.ts';

/** An argument of a method, or a property of a model. */
export type Argument = {
  /** In the document. */
  readonly name: string;
  /** In PHP, without the dollar sign. */
  readonly variable: string;
  readonly type: PhpType;
  readonly required: boolean;
  readonly description: string;
};

/** The members of an object, those that must be there first: PHP wants them before those that have a default. */
export const listArguments = (
  reader: Reader,
  schema: SchemaRef,
  owner: string,
  classes: Classes,
): Argument[] => {
  const members = listMembers(reader, schema).map((member): Argument => {
    const place = `${schema}/properties/${member.name}`;
    return {
      name: member.name,
      variable: argumentName(member.name, [place]),
      type: buildType(reader, member.at, owner + pascalCase(member.name), classes),
      required: member.required,
      description: textAt(member.schema, 'description') ?? '',
    };
  });
  checkDistinct(
    'argument',
    members.map(({ variable }) => variable),
    [schema],
  );
  return sortArguments(members);
};

export const sortArguments = (all: readonly Argument[]): Argument[] => [
  ...all.filter(({ required }) => required),
  ...all.filter(({ required }) => !required),
];

const isNullable = ({ native }: PhpType): boolean => native.includes('null') || native.includes('mixed');

/** `?string $message = null`. What may be null and may be left out has a value of its own for the latter. */
export const writeArgument = ({ variable, type, required }: Argument): string => {
  if (required) return `${writeNative(type.native)} $${variable}`;
  return isNullable(type)
    ? `${writeNative(type.native.includes('mixed') ? type.native : [...type.native, 'Absent'])} $${variable} = Absent::Value`
    : `${writeNative([...type.native, 'null'])} $${variable} = null`;
};

/** `?string` of a type and null. */
const writeNative = (native: readonly string[]): string => {
  const [first = '', second] = native.filter((name) => name !== 'null');
  if (native.includes('mixed')) return 'mixed';
  if (native.includes('null') && first && !second) return `?${first}`;
  return native.join('|');
};

/** Whether a member must be there, in the words of `Model::MEMBERS`. */
export const writePresence = ({ type, required }: Argument): string =>
  required ? 'true' : isNullable(type) ? 'null' : 'false';

/** Where PHP's own types say less than the document. */
export const docType = ({ type, required }: Argument): string | undefined => {
  if (type.doc === type.native.join('|')) return undefined;
  return required ? type.doc : `${type.doc}|${isNullable(type) ? 'Absent' : 'null'}`;
};

export const usesAbsent = (all: readonly Argument[]): boolean =>
  all.some(({ type, required }) => !required && isNullable(type));
