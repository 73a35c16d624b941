import type { OpenApiDocument } from '../document/openapi/types.ts';
import type { GeneratedFile } from '../lib/output.ts';
import { buildPhpPackage } from './php/generate.ts';
import { buildTypescriptPackage } from './typescript/generate.ts';

export type ClientTarget = {
  /** The language, and the name of the folder in `generated/`. */
  readonly name: string;
  /** Every file of the package; the same document gives the same files. */
  readonly build: (document: OpenApiDocument) => Promise<GeneratedFile[]>;
};

/** The packages that are computed from a document, one row each. Each needs a runner of the conformance cases. */
export const clientTargets: readonly ClientTarget[] = [
  { name: 'typescript', build: buildTypescriptPackage },
  { name: 'php', build: buildPhpPackage },
];
