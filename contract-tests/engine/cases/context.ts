import type { Contract, Operation } from '../../../scripts/document/reading/contract.ts';
import type { Capabilities, Case, Level } from '../model/case.ts';
import type { Maker } from '../values/maker.ts';

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

/** Where cases of an operation come from. */
export type CaseSource = (context: CaseContext, operation: Operation) => readonly Case[];
