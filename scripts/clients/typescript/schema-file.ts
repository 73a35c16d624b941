import openapiTS, { astToString, type OpenAPI3, stringToAST } from 'openapi-typescript';
import type ts from 'typescript';
import type { JsonSchema, OpenApiDocument } from '../../document/openapi/types.ts';
import { EXTENSIONS } from '../../document/reading/extensions.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import { banner } from './banner.ts';

/** `schema.d.ts`: the types `paths`, `components` and `operations` of the document. */
export const buildSchemaFile = async (document: OpenApiDocument): Promise<GeneratedFile> => {
  // both are OpenAPI 3.1, of two packages; openapi-typescript writes into the document that it is given
  const nodes = await openapiTS(structuredClone(document) as OpenAPI3, {
    defaultNonNullable: false,
    // the package's type of a schema has no keywords but OpenAPI's
    transform: (schema) => openEnum((schema as JsonSchema)[EXTENSIONS.extensibleEnum]),
  });
  return { path: 'schema.d.ts', contents: banner.script + astToString(nodes) };
};

/** An editor offers the known values, and any other string is allowed: `'A' | 'B' | (string & {})`. */
const openEnum = (values: unknown): ts.TypeNode | undefined => {
  if (!Array.isArray(values)) return undefined;
  const type = [...values.map((value) => JSON.stringify(value)), '(string & {})'].join(' | ');
  const [statement] = stringToAST(`type Open = ${type}`) as [ts.TypeAliasDeclaration];
  return statement.type;
};
