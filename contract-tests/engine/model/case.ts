import { nameOperation, type Operation } from '../../../scripts/document/reading/description.ts';
import type { CredentialUse } from '../requests/credentials.ts';
import type { Wire } from '../requests/wire.ts';

/** What may be sent. 0: nothing that could be accepted. 1: also one example of each operation. 2: everything. */
export type Level = 0 | 1 | 2;

export type Case = {
  readonly operation: Operation;
  /** A fact about a server that agrees with the document: `rejects a phone without a plus sign`. */
  readonly title: string;
  readonly group: string;
  /** Whether the request fits the document; `any` where the case does not test its values. */
  readonly validity: 'valid' | 'invalid' | 'any';
  readonly wire: Wire;
  readonly credential: CredentialUse;
  /** Exact statuses, or classes such as `4XX`. */
  readonly expect: readonly string[];
  /** The coverage item that a refusal of this request shows violated. */
  readonly violates?: string;
  readonly level: Level;
};

export type Capabilities = {
  /** Headers that make the target answer a documented status, by one of its examples. */
  readonly provoke?: (status: number, example: string | undefined) => Readonly<Record<string, string>>;
  /** Whether it knows the test values of the document (`x-expect-status`). */
  readonly triggers: boolean;
  /** Whether two accepted requests get different ids; undefined where this is not known. */
  readonly freshIds: boolean | undefined;
  /** Whether it answers from the document's examples only. */
  readonly examplesOnly: boolean;
  /** Whether every statement of the document has to be seen. */
  readonly complete: boolean;
};

/** The `x-expect-status` of a request whose connection is closed without an answer. */
export const NO_ANSWER = 0;

export const matchesStatus = (status: number, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => pattern === String(status) || pattern === `${String(status)[0]}XX`);

/** `POST /send-message › rejects a phone without a plus sign`. */
export const nameCase = ({ operation, title }: Case): string => `${nameOperation(operation)} › ${title}`;
