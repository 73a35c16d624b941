import type { OpenApiDocument } from '../../document/openapi/types.ts';
import { type ApiDescription, isSuccess, type Scheme } from '../../document/reading/description.ts';
import { readDescription } from '../../document/reading/read-description.ts';
import { buildReader } from '../../document/reading/reader.ts';
import { UserError } from '../../lib/user-error.ts';
import { buildErrorBody, buildSuccessBody, type ErrorBody, type SuccessBody } from './bodies.ts';
import { buildOperation, type OperationModel } from './operations.ts';
import { hasPhoneNumber } from './phone-numbers.ts';

/** The facts of a document that clients need in any language. A target refuses what its language cannot express. */
export type ClientModel = Pick<ApiDescription, 'document' | 'title' | 'version' | 'summary'> & {
  readonly packageName: string;
  /** The first server of the document. */
  readonly baseUrl: string;
  /** The credentials of a caller, and where they are in a request. */
  readonly credentials: readonly Scheme[];
  readonly operations: readonly OperationModel[];
  readonly successes: readonly SuccessBody[];
  /** Bodies of errors other than 429. The first that fits applies to a response. */
  readonly errors: readonly ErrorBody[];
  /** Bodies of a 429, which is recognised by its status. */
  readonly rateLimits: readonly ErrorBody[];
  /** Whether a request has phone numbers in the E.164 format. */
  readonly takesPhoneNumbers: boolean;
};

/** Throws a UserError where the document lacks what every client needs. */
export const buildModel = (source: OpenApiDocument): ClientModel => {
  const { document, packageName, version, title, summary, ...api } = readDescription(source);
  const [server] = api.servers;
  if (packageName === undefined) {
    throw new UserError('the document has no `info.x-package-name`. Give the API a `name`.');
  }
  if (server === undefined) throw new UserError('the document has no server. Add one to `servers`.');
  const reader = buildReader(document);
  const operations = api.operations.map((operation) => buildOperation(reader, operation));
  const list = (wanted: (status: number) => boolean) => listComponents(operations, wanted);
  return {
    document,
    packageName,
    version,
    title,
    summary,
    baseUrl: server.url,
    credentials: [...api.schemes.values()],
    operations,
    successes: list(isSuccess).map((component) => buildSuccessBody(reader, component)),
    errors: list((status) => !isSuccess(status) && status !== 429).map((component) =>
      buildErrorBody(reader, component),
    ),
    rateLimits: list((status) => status === 429).map((component) => buildErrorBody(reader, component)),
    takesPhoneNumbers: operations.some(({ body }) => body && hasPhoneNumber(reader, body.component)),
  };
};

/** The components of the bodies of responses, without duplicates. */
const listComponents = (
  operations: readonly OperationModel[],
  wanted: (status: number) => boolean,
): string[] => {
  const responses = operations.flatMap((operation) => operation.responses);
  const components = responses.flatMap(({ status, content }) =>
    content && wanted(status) ? [content.component] : [],
  );
  return [...new Set(components)];
};
