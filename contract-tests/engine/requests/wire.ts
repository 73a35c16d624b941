/** A request as it is sent, relative to the target's URL and without a credential. */
export type Wire = {
  readonly method: string;
  /** Encoded; begins with a slash. */
  readonly path: string;
  /** Encoded, without a question mark; empty where there is none. */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | undefined;
  /** Sent in chunks, without a length. */
  readonly chunked: boolean;
};

export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export { readHeader } from '../../../scripts/document/reading/read-texts.ts';
