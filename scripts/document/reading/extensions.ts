/**
 * The keywords in addition to OpenAPI's that this project writes to documents or reads from any document,
 * https://spec.openapis.org/oas/v3.1.1#specification-extensions. Only `schemas/`, which imports nothing, repeats their
 * texts.
 */
export const EXTENSIONS = {
  /** Of `info`: the name of the packages that are made from the document. */
  packageName: 'x-package-name',
  /** Of an operation: `true` where a repeat of the same request changes nothing. */
  retrySafe: 'x-retry-safe',
  /** Of an operation: sample requests of the reference page. A keyword of Redocly, in the page's document only. */
  codeSamples: 'x-codeSamples',
  /** Of a response: `true` where the provider does not document its body. */
  assumed: 'x-assumed',
  /** Of an example: the status of a server's answer, where the server knows the document's test values. */
  expectStatus: 'x-expect-status',
  /** Of a security scheme: a credential of the documentation, without a real account. */
  example: 'x-example',
  /** Of a schema: the known values. A server may add values, so clients accept others. */
  extensibleEnum: 'x-extensible-enum',
  /** Of a schema whose value is a URL: the limits of the file behind the URL. */
  file: 'x-file',
  /** Of a schema: the rules that JSON Schema cannot express, and who enforces them. */
  unproven: 'x-unproven',
} as const;
