import type { Contract, Server } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import { nameVariablesOfDocument, type Variables } from './environment.ts';

/** What a run tests: a document, and what is known in addition to it. */
export type Subject = {
  readonly contract: Contract;
  readonly variables: Variables;
  /** The bases that `--target live` may call. */
  readonly allowList: readonly Server[];
  /** Live services that are never called as a plain URL, beside the servers that the document names. */
  readonly live: readonly Server[];
  /** A second opinion on the validity of a request, from a source other than the document. */
  readonly secondProof: ((testCase: Case) => boolean | undefined) | undefined;
  /** Servers that a run can start, by their names in `--target` and `--against`. */
  readonly servers: Readonly<Record<string, () => Promise<Target>>>;
};

/** The source of a subject. */
export type SubjectSource = {
  /** The variables that the environment may have for subjects of this source: no output may have their values. */
  readonly variables: readonly Variables[];
  readonly open: () => Promise<Subject>;
};

/** A document alone: a run needs the URL of a server. */
export const buildDocumentSubject = (contract: Contract): Subject => ({
  contract,
  variables: nameVariablesOfDocument(contract),
  allowList: contract.servers,
  live: [],
  secondProof: undefined,
  servers: {},
});
