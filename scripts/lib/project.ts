import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Api } from '../../schemas/definition.ts';
import { messageOf } from './errors.ts';
import { UserError } from './user-error.ts';

/** The root of this repository. */
export const PROJECT_ROOT = join(import.meta.dirname, '..', '..');

/** The flags of every entry point that computes something from an API. */
export const apiFlag = {
  type: 'string',
  value: '<module>',
  help: 'a module that exports `api`, instead of schemas/api.ts',
} as const;

export const outFlag = {
  type: 'string',
  value: '<folder>',
  help: 'where spec/ and generated/ go, instead of this project; needed with --api',
} as const;

/** The folders that a build writes to, below one folder. */
export const outputFoldersIn = (out: string) => ({
  spec: join(out, 'spec'),
  /** Each client has a folder of its name in it. */
  clients: join(out, 'generated'),
  docs: join(out, 'generated', 'docs'),
});

export type OutputFolders = ReturnType<typeof outputFoldersIn>;

/** Another API may not overwrite what is computed from this project's own. */
export const readOutputFolders = (values: {
  api: string | undefined;
  out: string | undefined;
}): OutputFolders => {
  if (values.api !== undefined && values.out === undefined) {
    throw new UserError('`--api` needs `--out <folder>`, so that nothing of this project is overwritten.');
  }
  return outputFoldersIn(resolve(values.out ?? PROJECT_ROOT));
};

export type ApiSource = {
  readonly api: Api;
  /** The module that exports it. */
  readonly path: string;
  /** As `--api` named it; undefined for the project's own. */
  readonly asked: string | undefined;
};

/** Imports the module of an API; without a name the project's own. */
export const loadApi = async (asked: string | undefined): Promise<ApiSource> => {
  const path = asked === undefined ? join(PROJECT_ROOT, 'schemas', 'api.ts') : resolve(asked);
  if (!existsSync(path)) {
    throw new UserError(`\`--api ${asked}\`: there is no such file. Name a module that exports \`api\`.`);
  }
  const { api } = await importModule(path);
  if (!isApi(api)) {
    throw new UserError(
      `\`${path}\` exports no \`api\`. Export one: \`export const api = { … } satisfies Api\`.`,
    );
  }
  return { api, path, asked };
};

const importModule = async (path: string): Promise<{ api?: unknown }> => {
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    throw new UserError(`\`${path}\` cannot be loaded: ${messageOf(error)}`);
  }
};

/** Tells a wrong module from an API that has a mistake, and checks no more than that. */
const isApi = (value: unknown): value is Api =>
  typeof value === 'object' && value !== null && 'info' in value && 'operations' in value;
