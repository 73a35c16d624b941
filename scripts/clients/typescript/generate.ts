import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from '../../document/openapi/types.ts';
import type { GeneratedFile } from '../../lib/output.ts';
import { checkJson } from '../model/check-json.ts';
import { buildModel } from '../model/model.ts';
import { checkNames } from './check-names.ts';
import { checkOperations } from './check-operations.ts';
import { buildDefinitionFiles, hasParameters } from './definition-files.ts';
import { buildCoreSource, buildIndexSource } from './index-source.ts';
import { buildPackageFiles } from './package-files.ts';
import { buildReadme } from './readme.ts';
import { buildSchemaFile } from './schema-file.ts';
import { transpile } from './transpile.ts';

const RUNTIME = [
  'base-url.ts',
  'batch.ts',
  'call.ts',
  'client.ts',
  'definition.ts',
  'headers.ts',
  'job.ts',
  'judge.ts',
  'keyring.ts',
  'log.ts',
  'pace.ts',
  'platform.ts',
  'raw.ts',
  'read-body.ts',
  'reason.ts',
  'redact.ts',
  'send-all.ts',
  'tell.ts',
  'turns.ts',
  'types.ts',
  'unsent.ts',
  'unwrap.ts',
  'write.ts',
];

/**
 * The npm package of a document: ESM with declarations, ready to be published. Throws a UserError that names the
 * place where it could not express the document.
 */
export const buildTypescriptPackage = async (document: OpenApiDocument): Promise<GeneratedFile[]> => {
  const model = buildModel(document);
  checkJson(model);
  checkNames(model);
  checkOperations(model);
  return [
    ...buildPackageFiles(model),
    { path: 'README.md', contents: buildReadme(model) },
    await buildSchemaFile(document),
    ...buildDefinitionFiles(model),
    ...transpile('core.ts', buildCoreSource(model)),
    ...transpile('index.ts', buildIndexSource(model)),
    ...(model.takesPhoneNumbers ? transpile('phone.ts', readRuntime('phone.ts')) : []),
    ...(model.operations.some(hasParameters)
      ? transpile('runtime/parameters.ts', readRuntime('parameters.ts'))
      : []),
    ...RUNTIME.flatMap((name) => transpile(`runtime/${name}`, readRuntime(name))),
  ];
};

const readRuntime = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'runtime', name), 'utf8');
