import type { GeneratedFile } from '../lib/output.ts';
import type { OpenApiDocument } from './openapi/types.ts';
import { toJson, toYaml } from './serialise.ts';

/** The document in both of its forms, as they are published. */
export const buildSpecFiles = (document: OpenApiDocument): GeneratedFile[] => [
  { path: 'openapi.yaml', contents: toYaml(document) },
  { path: 'openapi.json', contents: toJson(document) },
];
