import type { OpenApiDocument } from '../../document/openapi.ts';
import { UserError } from '../../lib/user-error.ts';
import { buildErrorBody, buildSuccessBody, type ErrorBody, type SuccessBody } from './bodies.ts';
import { buildCredentials, type Credential } from './credentials.ts';
import { buildOperations, type OperationModel } from './operations.ts';
import { hasPhoneNumber } from './phone-numbers.ts';

/** The few facts of a document that a client in any language needs. */
export type ClientModel = {
  readonly packageName: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  /** The first server of the document. */
  readonly baseUrl: string;
  readonly credentials: readonly Credential[];
  readonly operations: readonly OperationModel[];
  readonly successes: readonly SuccessBody[];
  /** Bodies of errors other than 429, which is known by its status: a response is judged by the first that fits. */
  readonly errors: readonly ErrorBody[];
  /** Bodies of 429. */
  readonly refusals: readonly ErrorBody[];
  /** Whether a request has a phone number in the E.164 format. */
  readonly takesPhoneNumbers: boolean;
};

type Info = OpenApiDocument['info'] & { readonly summary?: string };

/** Throws a UserError that names the operation and the place where a client could not express the document. */
export const buildModel = (document: OpenApiDocument): ClientModel => {
  // OpenAPI 3.1 has `summary`, the library's type of `info` has not
  const { title, version, summary = title, 'x-package-name': packageName } = document.info as Info;
  const baseUrl = document.servers?.[0]?.url;
  if (typeof packageName !== 'string') {
    throw new UserError('the document has no `info.x-package-name`. Give the API a `name`.');
  }
  if (baseUrl === undefined) throw new UserError('the document has no server. Add one to `servers`.');
  const operations = buildOperations(document);
  const credentials = buildCredentials(document);
  checkNames(operations, credentials);
  const schemasOf = (wanted: (status: number) => boolean) => [
    ...new Set(
      operations
        .flatMap(({ responses }) => responses)
        .flatMap(({ status, schema }) => (wanted(status) && schema !== null ? [schema] : [])),
    ),
  ];
  return {
    packageName,
    version,
    title,
    summary,
    baseUrl,
    credentials,
    operations,
    successes: schemasOf(isSuccess).map((schema) => buildSuccessBody(document, schema)),
    errors: schemasOf((status) => !isSuccess(status) && status !== 429).map((schema) =>
      buildErrorBody(document, schema),
    ),
    refusals: schemasOf((status) => status === 429).map((schema) => buildErrorBody(document, schema)),
    takesPhoneNumbers: operations.some(({ body }) => body && hasPhoneNumber(document, body.schema)),
  };
};

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** What a client has beside its operations, and `createClient` beside the credentials. */
const METHODS = ['sendAll'];
const OPTIONS = [
  'appInfo',
  'baseUrl',
  'dangerouslyAllowBrowser',
  'fetch',
  'headers',
  'logger',
  'maxResponseBytes',
  'onAttempt',
  'retries',
  'timeout',
];

const checkNames = (operations: readonly OperationModel[], credentials: readonly Credential[]): void => {
  const method = operations.find(({ id }) => METHODS.includes(id));
  if (method) {
    throw new UserError(`${method.id}: a client has a method of this name already. Rename the operation.`);
  }
  const credential = credentials.find(({ option }) => OPTIONS.includes(option));
  if (credential) {
    const { scheme, option } = credential;
    throw new UserError(
      `${scheme}: \`createClient\` has an option \`${option}\` already. Rename the security scheme.`,
    );
  }
};
