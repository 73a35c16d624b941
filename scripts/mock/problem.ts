export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or undefined where there is no content. */
  readonly body: unknown;
};

/**
 * A problem of the mock's own, where the document has no answer for the case. https://www.rfc-editor.org/rfc/rfc9457
 */
export const buildProblem = (status: number, detail: string): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { title: 'The mock cannot answer', status, detail },
});
