import type { OpenApiDocument } from '../../document/openapi/types.ts';
import { buildReader } from '../../document/reading/reader.ts';
import { DocumentError } from '../../document/walk/document-error.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import { checkJson } from '../model/check-json.ts';
import { buildModel, type ClientModel } from '../model/model.ts';
import { buildCallsFile, buildClientFile } from './client-files.ts';
import { buildDefinitionFile, describeData } from './definition-file.ts';
import { buildErrorCodeFiles } from './error-code-file.ts';
import { buildModelFiles } from './model-files.ts';
import { checkDistinct, pascalCase } from './names.ts';
import { buildSignature } from './operations.ts';
import { buildPackageFiles } from './package-files.ts';
import { buildReadme } from './readme.ts';
import { buildRuntimeFiles, listClientMethods } from './runtime-files.ts';
import type { Classes } from './types.ts';

/**
 * The Composer package of a document. Throws a UserError that names the place where PHP could not express the document.
 */
export const buildPhpPackage = async (document: OpenApiDocument): Promise<GeneratedFile[]> => {
  const model = buildModel(document);
  checkJson(model);
  checkMethods(model);
  const reader = buildReader(model.document);
  const namespace = pascalCase(model.packageName);
  const classes: Classes = new Map();
  const { operations } = model;
  const signatures = new Map(
    operations.map((operation) => [operation.id, buildSignature(reader, operation, classes)]),
  );
  const data = new Map(
    operations.map((operation) => [operation.id, describeData(reader, model, operation, classes)]),
  );
  const definition = buildDefinitionFile(reader, model, namespace, classes);
  const models = buildModelFiles(reader, namespace, classes);
  const typed = { signatures, data, models: [...classes.values()] };
  return [
    ...buildPackageFiles(model),
    { path: 'README.md', contents: buildReadme(reader, model) },
    definition,
    buildClientFile(model, namespace, typed),
    buildCallsFile(model, namespace, typed),
    ...buildErrorCodeFiles(reader, model, namespace),
    ...models,
    ...buildRuntimeFiles(namespace, model.takesPhoneNumbers ? [] : ['IndonesianPhone.php']),
  ];
};

/** A method may be named as a keyword, but not as another one, in whatever case. */
const checkMethods = ({ operations }: ClientModel): void => {
  const wrong = operations.find(({ id }) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(id));
  if (wrong)
    throw new DocumentError([wrong.id], 'this is no name of a method in PHP', 'Rename the operation');
  checkDistinct('method', [...listClientMethods(), ...operations.map(({ id }) => id)]);
};
