import type { Contract, Operation } from '../../../scripts/document/reading/description.ts';
import type { Capabilities, Case, Level } from '../model/case.ts';
import type { Maker } from '../values/maker.ts';

export type CaseContext = {
  readonly contract: Contract;
  readonly maker: Maker;
  readonly level: Level;
  readonly capabilities: Capabilities;
  /** By scheme: whether its credential has letters. Schemes without a credential are absent. */
  readonly credentials: ReadonlyMap<string, { readonly hasLetters: boolean }>;
  /** Reports that a part of the document is not tested, and why. */
  readonly skip: (what: string, reason: string) => void;
  /** Whether a request is invalid by the document, judged from its bytes. */
  readonly isInvalid: (sent: Pick<Case, 'operation' | 'wire'>) => boolean;
  /** Reports that no case can show an item of the coverage, and why. */
  readonly exclude: (item: string, reason: string) => void;
};

/** Builds one family of cases for an operation. */
export type CaseSource = (context: CaseContext, operation: Operation) => readonly Case[];
