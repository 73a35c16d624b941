import { api as ownApi } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import type { Contract, Server } from '../../scripts/document/reading/contract.ts';
import { loadApi } from '../../scripts/lib/project.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import type { Case } from '../cases/case.ts';
import { nameVariablesOfApi, nameVariablesOfDocument, type Variables } from './environment.ts';
import { buildApiContract } from './own-contract.ts';
import { buildZodProof } from './own-proof.ts';
import type { Target } from './target.ts';

/** What a run is about: a document, and whatever differs between an API of Zod schemas and a document alone. */
export type Subject = {
  readonly contract: Contract;
  readonly variables: Variables;
  /** The bases that `--target live` may call. */
  readonly allowList: readonly Server[];
  /** Live services that are never called as a plain URL, beside the servers that the document names. */
  readonly live: readonly Server[];
  /** The opinion of the Zod schemas on a request; undefined where there is only a document. */
  readonly secondProof: ((one: Case) => boolean | undefined) | undefined;
  /** Starts the server that behaves as the API does; undefined where there is none. */
  readonly startSandbox: (() => Promise<Target>) | undefined;
};

export type SubjectOptions = {
  /** A module that exports `api`. */
  readonly api: string | undefined;
  /** An OpenAPI document. */
  readonly document: string | undefined;
};

/** Reads the API or the document that a run is about; this project's own API unless one is named. */
export const openSubject = async ({ api, document }: SubjectOptions): Promise<Subject> => {
  if (api !== undefined && document !== undefined) {
    throw new UserError('`--api` and `--document` are two subjects of a run: leave one of them out.');
  }
  if (document === undefined) return buildApiSubject((await loadApi(api)).api);
  // what reads documents from files is loaded where there is one
  const { loadDocument } = await import('../../scripts/document/reading/load-document.ts');
  return buildDocumentSubject(buildContract(await loadDocument(document)));
};

export const buildApiSubject = (api: Api): Subject => {
  const contract = buildApiContract(api);
  const own = api === ownApi;
  return {
    contract,
    variables: nameVariablesOfApi(api),
    allowList: contract.servers,
    live: own ? contract.servers : [...contract.servers, ...ownServers],
    secondProof: buildZodProof(api),
    startSandbox: own ? startOwnSandbox : undefined,
  };
};

export const buildDocumentSubject = (contract: Contract): Subject => ({
  contract,
  variables: nameVariablesOfDocument(contract),
  allowList: contract.servers,
  live: ownServers,
  secondProof: undefined,
  startSandbox: undefined,
});

/** A run on another document calls this project's own live service no more than one on its own. */
const ownServers: readonly Server[] = ownApi.servers.map(({ url }) => ({ url, variables: new Map() }));

const startOwnSandbox = async (): Promise<Target> => {
  const { startSandboxTarget } = await import('./sandbox.ts');
  return startSandboxTarget();
};

/** The variables of every API that a run may meet: this project's own, and its subject's. */
export const listKnownVariables = (subject?: Subject): Variables[] => [
  nameVariablesOfApi(ownApi),
  ...(subject ? [subject.variables] : []),
];
