import type { Media, Operation } from '../../../scripts/document/reading/description.ts';
import { isJson } from '../../../scripts/document/reading/read-bodies.ts';

/** The media type that the suite writes. */
export const jsonMedia = (operation: Pick<Operation, 'body'>): Media | undefined =>
  operation.body?.media.find(({ type }) => isJson(type));
