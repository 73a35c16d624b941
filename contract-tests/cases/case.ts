import type { Contract, Operation } from '../../scripts/document/reading/contract.ts';
import { isSuccess, listStatuses } from '../../scripts/document/reading/contract.ts';
import type { CredentialUse } from '../requests/credentials.ts';
import type { Wire } from '../requests/wire.ts';
import type { Maker } from '../values/maker.ts';

/** What may be sent: 0 nothing that could be accepted, 1 one example of each operation too, 2 everything. */
export type Level = 0 | 1 | 2;

export type Case = {
  readonly operation: Operation;
  /** A fact about a server that agrees with the document: `rejects a phone without a plus sign`. */
  readonly title: string;
  readonly group: string;
  /** What the document says of the request; `any` where the case is about something else than its values. */
  readonly validity: 'valid' | 'invalid' | 'any';
  readonly wire: Wire;
  readonly credential: CredentialUse;
  /** Exact statuses, or classes such as `4XX`. */
  readonly expect: readonly string[];
  /** The item of the coverage that a refusal of this request shows violated. */
  readonly violates?: string;
  readonly level: Level;
};

export type Capabilities = {
  /** Headers that make the target answer a documented status, by one of its examples. */
  readonly provoke?: (status: number, example: string | undefined) => Readonly<Record<string, string>>;
  /** Whether it knows the test values of the document (`x-expect-status`). */
  readonly triggers: boolean;
  /** Whether two accepted requests get ids of their own; undefined where nobody said so. */
  readonly freshIds: boolean | undefined;
  /** Whether it answers from the document's examples only. */
  readonly examplesOnly: boolean;
  /** Whether everything that the document says has to be seen. */
  readonly complete: boolean;
};

export type CaseContext = {
  readonly contract: Contract;
  readonly maker: Maker;
  readonly level: Level;
  readonly capabilities: Capabilities;
  /** Schemes for which there is a credential, with whether it has letters. */
  readonly credentials: ReadonlyMap<string, { readonly hasLetters: boolean }>;
  /** Says that something of the document is not tested, and why. */
  readonly skip: (what: string, reason: string) => void;
  /** By the document's own word, from the bytes of the request. */
  readonly isInvalid: (one: Pick<Case, 'operation' | 'wire'>) => boolean;
  /** Says of an item of the coverage that nothing could show it, and why. */
  readonly exclude: (item: string, reason: string) => void;
};

/** The `x-expect-status` of a request whose connection is closed without an answer. */
export const NO_ANSWER = 0;

/** Where cases of an operation come from. */
export type CaseSource = (context: CaseContext, operation: Operation) => readonly Case[];

const successStatuses = (operation: Operation): string[] => {
  const documented = listStatuses(operation).filter(isSuccess).map(String);
  return documented.length > 0 ? documented : ['2XX'];
};

/** A valid request to a resource may meet another state than the one it was written for. */
export const acceptedStatuses = (operation: Operation): string[] => {
  const stateful = operation.path.includes('{') ? [404, 409, 410] : operation.repeatable ? [] : [409];
  return [...successStatuses(operation), ...documentedOf(operation, stateful)];
};

const documentedOf = (operation: Operation, statuses: readonly number[]): string[] =>
  statuses.filter((status) => listStatuses(operation).includes(status)).map(String);

/** The first of these groups that the document has for this operation, else the class 4XX. */
const firstDocumented = (operation: Operation, ...groups: readonly (readonly number[])[]): string[] =>
  groups.map((group) => documentedOf(operation, group)).find((group) => group.length > 0) ?? ['4XX'];

export const invalidStatuses = (operation: Operation): string[] => firstDocumented(operation, [400, 422]);

export const mediaTypeStatuses = (operation: Operation): string[] =>
  firstDocumented(operation, [400, 415, 422]);

export const unauthorisedStatuses = (operation: Operation): string[] =>
  firstDocumented(operation, [401], [403]);

export const matchesStatus = (status: number, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => pattern === String(status) || pattern === `${String(status)[0]}XX`);
