import type { OpenApiDocument } from './openapi/types.ts';
import { DocumentError } from './walk/document-error.ts';

/** The depth that js-yaml reads, and with it Redocly and most other tools: https://github.com/nodeca/js-yaml */
const LEVELS = 100;

/** Throws a DocumentError where the document is nested deeper than common readers of YAML go. */
export const checkDepth = (document: OpenApiDocument): void => {
  const path = findDeep(document, []);
  if (path === undefined) return;
  throw new DocumentError(
    [...path.slice(0, 8), '…'],
    `the document has more than ${LEVELS} levels here, and common readers of YAML stop there`,
    "Name a schema on the way, so that the document refers to it: `.meta({ id: 'Part' })`; make an example shallower",
  );
};

const findDeep = (value: unknown, path: readonly string[]): readonly string[] | undefined => {
  if (path.length >= LEVELS) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const deep = findDeep(member, [...path, key]);
    if (deep !== undefined) return deep;
  }
  return undefined;
};
