import { stringify } from 'yaml';
import type { OpenApiDocument } from './openapi/types.ts';

export const toJson = (document: OpenApiDocument): string => `${JSON.stringify(document, null, 2)}\n`;

/** Block style without anchors and without folded lines: a change of a word is a change of a line. */
export const toYaml = (document: OpenApiDocument): string =>
  stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, version: '1.2' });
