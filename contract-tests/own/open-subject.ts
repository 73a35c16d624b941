import { api as ownApi } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import type { Contract, Server } from '../../scripts/document/reading/description.ts';
import { loadApi } from '../../scripts/lib/project.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import type { Target } from '../engine/model/target.ts';
import { buildDocumentSubject, type Subject, type SubjectSource } from '../engine/targets/subject.ts';
import { buildApiContract } from './api-contract.ts';
import { nameVariablesOfApi } from './api-variables.ts';
import { buildZodProof } from './zod-proof.ts';

export type SubjectOptions = {
  /** A module that exports `api`. */
  readonly api: string | undefined;
  /** An OpenAPI document. */
  readonly document: string | undefined;
};

/** Opens the API or the document that a run tests; this project's own API unless another is given. */
export const buildSubjectSource = (options: SubjectOptions): SubjectSource => ({
  variables: [nameVariablesOfApi(ownApi)],
  open: () => openSubject(options),
});

const openSubject = async ({ api, document }: SubjectOptions): Promise<Subject> => {
  if (api !== undefined && document !== undefined) {
    throw new UserError('`--api` and `--document` exclude each other: leave out either of them.');
  }
  if (document === undefined) return buildApiSubject((await loadApi(api)).api);
  // loaded only here, because only documents in files need it
  const { loadDocument } = await import('../../scripts/document/reading/load-document.ts');
  return buildForeignSubject(buildContract(await loadDocument(document)));
};

export const buildApiSubject = (api: Api): Subject => {
  const contract = buildApiContract(api);
  const known = { variables: nameVariablesOfApi(api), secondProof: buildZodProof(api) };
  if (api !== ownApi) return { ...buildForeignSubject(contract), ...known };
  return {
    ...buildDocumentSubject(contract),
    ...known,
    live: contract.servers,
    servers: { mock: startMockOf(contract), sandbox: startOwnSandbox },
  };
};

/** A third-party document. Its runs do not call this project's live service as a plain URL either. */
export const buildForeignSubject = (contract: Contract): Subject => ({
  ...buildDocumentSubject(contract),
  live: [...contract.servers, ...ownServers],
  servers: { mock: startMockOf(contract), sandbox: refuseSandbox },
});

const ownServers: readonly Server[] = ownApi.servers.map(({ url }) => ({ url, variables: new Map() }));

/** The modules of a server are loaded when it starts, so that other runs do not wait for them. */
const startMockOf = (contract: Contract) => async (): Promise<Target> => {
  const { startMockTarget } = await import('./mock-target.ts');
  return startMockTarget(contract);
};

const startOwnSandbox = async (): Promise<Target> => {
  const { startSandboxTarget } = await import('./sandbox-target.ts');
  return startSandboxTarget();
};

const refuseSandbox = async (): Promise<Target> => {
  throw new UserError("The sandbox serves this project's own API only: leave `--api` and `--document` out.");
};
