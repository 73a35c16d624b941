import type { Api } from '../../schemas/definition.ts';
import { idOf } from '../document/walk/names.ts';
import { listPlaces } from '../document/walk/places.ts';
import { listSteps } from '../document/walk/steps.ts';

export type TypeTestModules = {
  /** The modules from which the test imports `api`, and `components` of openapi-typescript. */
  readonly api: string;
  readonly types: string;
};

const HELPERS = `/**
 * Each is assignable to the other, also with every optional property required: two types that differ by an optional
 * property are assignable both ways.
 */
type Same<Zod, Document> = 0 extends 1 & Zod
  ? 'The type in Zod is \`any\`.'
  : [Zod] extends [Document]
    ? [Document] extends [Zod]
      ? [Full<Zod>] extends [Full<Document>]
        ? [Full<Document>] extends [Full<Zod>]
          ? true
          : 'Zod has an optional property that the document has not.'
        : 'The document has an optional property that Zod has not.'
      : 'The type in the document allows more than the one in Zod.'
    : 'The type in Zod allows more than the one in the document.';
type Scalar = string | number | boolean | null | undefined;
type Full<Value> = 0 extends 1 & Value
  ? { any: true }
  : Value extends Scalar
    ? Value
    : { [Key in keyof Value]-?: Full<Value[Key]> };
type Input<Schema extends { _zod: { input: unknown } }> = Schema['_zod']['input'];
type Assert<Answer extends true> = Answer;`;

/**
 * A module that compiles only where, for every named schema, Zod's input type and the type made from the document are
 * the same. Each schema has a line of its own, `Check_<name>`.
 */
export const buildTypeTest = (api: Api, modules: TypeTestModules): string => {
  const named = listSteps(listPlaces(api)).flatMap(({ schema, type, isParameters }) => {
    const name = idOf(schema);
    return name === undefined || isParameters ? [] : [{ name, type }];
  });
  const checks = named.map(
    ({ name, type }) =>
      `export type ${checkName(name)} = Assert<Same<Input<(typeof api)${type}>, components['schemas'][${JSON.stringify(name)}]>>;`,
  );
  return `${[
    `import type { api } from ${JSON.stringify(modules.api)};`,
    `import type { components } from ${JSON.stringify(modules.types)};`,
    '',
    HELPERS,
    '',
    ...checks,
  ].join('\n')}\n`;
};

/** Component names may have `.` and `-`, type names may not. */
const checkName = (name: string): string => `Check_${name.replaceAll(/[.-]/g, '_')}`;
