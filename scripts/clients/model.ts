import type { OpenApiDocument } from '../document/openapi.ts';
import { UserError } from '../lib/user-error.ts';
import { buildCredentials, type Credential } from './credentials.ts';

/** The few facts of a document that a client in any language needs. */
export type ClientModel = {
  readonly packageName: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  /** The first server of the document. */
  readonly baseUrl: string;
  /** In the order of the document. */
  readonly credentials: readonly Credential[];
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
  return {
    packageName,
    version,
    title,
    summary,
    baseUrl,
    credentials: buildCredentials(document),
  };
};
