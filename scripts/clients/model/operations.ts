import { SCHEMA_REF } from '../../document/openapi/types.ts';
import type { Example, Media, Operation } from '../../document/reading/description.ts';
import type { Reader } from '../../document/reading/reader.ts';
import { DocumentError } from '../../document/walk/document-error.ts';

/** `at` is the place of each part in the document, as a JSON pointer. */
export type OperationModel = Omit<Operation, 'body' | 'responses' | 'security' | 'repeatable'> & {
  readonly body: (Content & { readonly required: boolean }) | undefined;
  /** Names of the credentials that the operation needs, all together. */
  readonly schemes: readonly string[];
  readonly responses: readonly ResponseModel[];
};

export type ResponseModel = {
  readonly at: string;
  readonly status: number;
  /** Markdown. */
  readonly description: string;
  readonly content: Content | undefined;
};

export type Content = {
  readonly at: string;
  readonly mediaType: string;
  /** The name of the schema in `components`. */
  readonly component: string;
  readonly examples: readonly Example[];
};

/** Throws a DocumentError where the schema of a body has no name, because clients name their types by it. */
export const buildOperation = (reader: Reader, operation: Operation): OperationModel => {
  const { body, responses, security, repeatable: _, ...facts } = operation;
  const content = buildContent(reader, body?.media ?? []);
  return {
    ...facts,
    body: body && content && { ...content, required: body.required },
    schemes: security.flat(),
    responses: responses.map(({ at, status, description, media }) => ({
      at,
      status: Number(status),
      description,
      content: buildContent(reader, media),
    })),
  };
};

/** An Api has one media type for a body. */
const buildContent = (reader: Reader, [media]: readonly Media[]): Content | undefined => {
  if (media === undefined) return undefined;
  const { at, type: mediaType, examples } = media;
  const schema = media.schema && reader.follow(media.schema).at;
  if (!schema?.startsWith(SCHEMA_REF)) {
    throw new DocumentError([at], 'the schema of a body has no name', 'Move it to `components.schemas`');
  }
  return { at, mediaType, component: schema.slice(SCHEMA_REF.length), examples };
};
