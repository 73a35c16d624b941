import type { OpenApiDocument } from '../document/openapi/types.ts';
import type { GeneratedFile } from '../lib/output.ts';
import type { Targets } from '../lib/project.ts';
import { buildTypescriptPackage } from './typescript/generate.ts';

export type ClientTarget = {
  readonly name: keyof Targets;
  /** Every file of the package; the same document gives the same files. */
  readonly build: (document: OpenApiDocument) => Promise<GeneratedFile[]>;
};

/** The packages that are computed from a document, one row each. */
export const clientTargets: readonly ClientTarget[] = [{ name: 'typescript', build: buildTypescriptPackage }];
