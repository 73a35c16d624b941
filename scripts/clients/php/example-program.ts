import { SCHEMA_REF } from '../../document/openapi/types.ts';
import { isObject, type Reader } from '../../document/reading/reader.ts';
import { nameVariable } from '../../lib/name-variable.ts';
import type { ClientModel } from '../model/model.ts';
import type { OperationModel } from '../model/operations.ts';
import { writeMembers, writeValue } from './example-value.ts';
import { formatList } from './literal.ts';
import { argumentName, credentialName, pascalCase } from './names.ts';
import { buildSignature } from './operations.ts';
import type { Classes } from './types.ts';

/** What an operation is called with: the body of an example, and values of its parameters by their names. */
export type ExampleInput = {
  readonly body?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
};

/** A complete program that makes one call and says what came of it, also where it failed. */
export const buildExampleProgram = (
  reader: Reader,
  model: ClientModel,
  operation: OperationModel,
  input: ExampleInput,
): string => {
  const { source, models } = writeCall(reader, operation, input);
  return `${writeStart(model, ['Client', ...models.map((name) => `Model\\${name}`), 'Runtime\\Outcome'])}
${writeClient(model)}
$result = $client->${source};

if ($result->ok) {
    echo 'done: ', json_encode($result->data), "\\n";
} elseif ($result->outcome === Outcome::NotAccepted) {
    echo "safe to try again: {$result->kind->value} {$result->message}\\n";
} else {
    echo "it may have been done, look before you repeat it: {$result->kind->value} {$result->message}\\n";
}
`;
};

/** `sendMessage(phone: '…')`, and the models that it names. */
export const writeCall = (
  reader: Reader,
  operation: OperationModel,
  { body, parameters = {} }: ExampleInput,
): { readonly source: string; readonly models: string[] } => {
  const classes: Classes = new Map();
  const { id } = operation;
  const signature = buildSignature(reader, operation, new Map());
  const given = operation.parameters
    .filter(({ name }) => name in parameters)
    .map(({ name, schema }) => {
      const value = writeValue(reader, schema, parameters[name], pascalCase(id) + pascalCase(name), classes);
      return `${argumentName(name, [id])}: ${value}`;
    });
  const at = SCHEMA_REF + operation.body?.component;
  const owner = signature.bodyClass ?? '';
  const members =
    operation.body === undefined || body === undefined
      ? []
      : signature.bodyClass && isObject(body)
        ? writeMembers(reader, at, body, owner, classes)
        : [`body: ${writeValue(reader, at, body, operation.body.component, classes)}`];
  const source = id + formatList([...given, ...members], '', '(', ')');
  return { source, models: [...new Set(classes.values())].filter((name) => source.includes(`new ${name}(`)) };
};

/** The first example of an operation; undefined where a value is missing that it cannot be called without. */
export const findInput = ({ parameters, body }: OperationModel): ExampleInput | undefined => {
  const required = parameters.filter((parameter) => parameter.required);
  if (required.some(({ example }) => example === undefined)) return undefined;
  return {
    parameters: Object.fromEntries(required.map(({ name, example }) => [name, example])),
    ...(body && { body: body.examples[0]?.value }),
  };
};

/** The head of a program: the autoloader and what it uses. */
export const writeStart = ({ packageName }: ClientModel, uses: readonly string[]): string => `<?php

${uses
  .map((name) => `use ${pascalCase(packageName)}\\${name};\n`)
  .toSorted()
  .join('')}
require __DIR__ . '/vendor/autoload.php';
`;

/** Credentials come from the environment; where a base URL is there too, it is the sandbox's. */
export const writeClient = ({ packageName, credentials }: ClientModel): string => {
  const keys = credentials.map(
    (scheme) =>
      `    ${credentialName(scheme)}: (string) getenv('${nameVariable(packageName, scheme.name)}'),\n`,
  );
  return `$client = new Client(
${keys.join('')}    baseUrl: getenv('${nameVariable(packageName, 'BaseUrl')}') ?: null, // the sandbox's, while you try it
);`;
};
