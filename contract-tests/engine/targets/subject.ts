import type { Contract, Server } from '../../../scripts/document/reading/description.ts';
import type { Case } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import { nameVariablesOfDocument, type Variables } from './environment.ts';

/** What a run is about: a document, and everything that is known beyond it. The engine takes it as one value. */
export type Subject = {
  readonly contract: Contract;
  readonly variables: Variables;
  /** The bases that `--target live` may call. */
  readonly allowList: readonly Server[];
  /** Live services that are never called as a plain URL, beside the servers that the document names. */
  readonly live: readonly Server[];
  /** A second opinion on a request, from elsewhere than the document; undefined where there is none. */
  readonly secondProof: ((testCase: Case) => boolean | undefined) | undefined;
  /** Servers that a run starts by itself, by the name that `--target` and `--against` have for them. */
  readonly servers: Readonly<Record<string, () => Promise<Target>>>;
};

/** Where a subject comes from. */
export type SubjectSource = {
  /** What the environment may hold for any subject of this source: no output may hold its values. */
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
