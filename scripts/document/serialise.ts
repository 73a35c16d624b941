import { stringify } from 'yaml';
import type { OpenApiDocument } from './openapi/types.ts';

export const toJson = (document: OpenApiDocument): string => `${JSON.stringify(document, null, 2)}\n`;

/** Block style without anchors and without folded lines, so that a changed word changes one line. */
export const toYaml = (document: OpenApiDocument): string =>
  stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, version: '1.2' });
