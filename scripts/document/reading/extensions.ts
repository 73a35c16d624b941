/**
 * The keywords beyond OpenAPI's that a document of this project has, or that its readers know in any document,
 * https://spec.openapis.org/oas/v3.1.1#specification-extensions. Only `schemas/`, which imports nothing, writes them out.
 */
export const EXTENSIONS = {
  /** Of `info`: the name of the packages that are made from the document. */
  packageName: 'x-package-name',
  /** Of an operation: `true` where a repeat of the same request changes nothing. */
  retrySafe: 'x-retry-safe',
  /** Of an operation: requests for the reference page to show. A keyword of Redocly, in the page's own document only. */
  codeSamples: 'x-codeSamples',
  /** Of a response: `true` where the provider does not document its body. */
  assumed: 'x-assumed',
  /** Of an example: the status that a server answers it with, where that server knows the document's test values. */
  expectStatus: 'x-expect-status',
  /** Of a security scheme: a credential that the documentation shows, which opens no real account. */
  example: 'x-example',
  /** Of a schema: the values that are known today. A server may add to them: a client accepts others. */
  extensibleEnum: 'x-extensible-enum',
  /** Of a schema whose value is a URL: the limits of the file behind the URL. */
  file: 'x-file',
  /** Of a schema: the rules that JSON Schema cannot express, and who enforces them. */
  unproven: 'x-unproven',
} as const;
