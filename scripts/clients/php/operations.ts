import { SCHEMA_REF } from '../../document/openapi/types.ts';
import { objectAt, type Reader } from '../../document/reading/reader.ts';
import { DocumentError } from '../../document/walk/document-error.ts';
import type { OperationModel } from '../model/operations.ts';
import { type Argument, listArguments, sortArguments } from './members.ts';
import { argumentName, checkDistinct, className, pascalCase } from './names.ts';
import { buildType, type Classes } from './types.ts';

/** How an operation is called: its parameters, and the members of its body or the body in one piece. */
export type Signature = {
  readonly arguments: readonly Argument[];
  readonly parameters: readonly Argument[];
  /** The class of a body whose members are arguments. */
  readonly bodyClass?: string;
  readonly members: readonly Argument[];
  readonly body?: Argument;
};

/** The last argument of every method. */
export const OPTIONS = 'options';

export const buildSignature = (reader: Reader, operation: OperationModel, classes: Classes): Signature => {
  const { id, method, body } = operation;
  if (body && ['GET', 'HEAD'].includes(method)) {
    throw new DocumentError(
      [id, 'body'],
      `a ${method} with a body is not sent by every client`,
      'Remove the body',
    );
  }
  const parameters = operation.parameters.map(
    ({ name, schema, required, description }): Argument => ({
      name,
      variable: argumentName(name, [id, name]),
      type: buildType(reader, schema, pascalCase(id) + pascalCase(name), classes),
      required,
      description,
    }),
  );
  const taken = [...parameters.map(({ variable }) => variable), OPTIONS];
  checkDistinct('argument', taken, [id]);
  if (body === undefined) return { arguments: sortArguments(parameters), parameters, members: [] };
  const at = SCHEMA_REF + body.component;
  const type = buildType(reader, at, body.component, classes);
  const isObject = Object.keys(objectAt(reader.follow(at).value, 'properties')).length > 0;
  const members = isObject ? listArguments(reader, at, className(body.component), classes) : [];
  const collides = members.some(({ variable }) => taken.includes(variable));
  if (isObject && body.required && !collides) {
    const all = sortArguments([...parameters, ...members]);
    return { arguments: all, parameters, members, bodyClass: type.native.join('') };
  }
  const whole = { name: 'body', variable: 'body', type, required: body.required, description: 'The body.' };
  checkDistinct('argument', [...taken, whole.variable], [id]);
  return { arguments: sortArguments([...parameters, whole]), parameters, members: [], body: whole };
};
