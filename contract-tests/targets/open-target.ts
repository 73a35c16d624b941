import type { Contract } from '../../scripts/document/reading/contract.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import type { Level } from '../cases/case.ts';
import { isLoopback, requirePermit } from '../live/permit.ts';
import type { Credentials } from '../requests/credentials.ts';
import {
  type Environment,
  nameVariable,
  PHONES_VARIABLE,
  readCredentials,
  readPhones,
  requireCredentials,
} from './environment.ts';
import { buildRemoteTarget, liveAllowList } from './live.ts';
import type { Target } from './target.ts';

export type TargetRequest = {
  readonly contract: Contract;
  /** Whether the document is this project's own. */
  readonly own: boolean;
  readonly environment: Environment;
  readonly live: boolean;
  /** Whether a server at a URL knows the document's test values. */
  readonly testValues: boolean;
  readonly baseUrl: string | undefined;
  /** The live services that may be called at all. */
  readonly allowList?: readonly string[];
};

export type OpenTarget = {
  readonly target: Target;
  /** Where the server is: what may be sent, and how fast, depends on it. */
  readonly place: 'here' | 'remote' | 'live';
  readonly level: Level;
  readonly phones: readonly string[];
};

type Opener = (request: TargetRequest) => Promise<OpenTarget>;

const openHere = (target: Target): OpenTarget => ({ target, place: 'here', level: 2, phones: [] });

const openLive: Opener = async ({ contract, own, environment, live, baseUrl, allowList = liveAllowList }) => {
  const credentials = readCredentials(contract, own, environment);
  const phones = readPhones(environment);
  const variable = nameVariable(contract, own);
  const url = requirePermit({
    asked: live,
    baseUrl,
    allowList,
    hasCredential: credentials.size > 0,
    phones,
    phonesRequired: own,
    names: { credential: variable([...contract.schemes.keys()][0] ?? ''), phones: PHONES_VARIABLE },
  });
  return { target: buildRemoteTarget('live', url, credentials), place: 'live', level: 0, phones };
};

/** A server of this project is loaded where it is asked for: a run on another one need not wait for it. */
const TARGETS: Readonly<Record<string, Opener>> = {
  mock: async ({ contract }) => {
    const { startMockTarget } = await import('./mock.ts');
    return openHere(await startMockTarget(contract));
  },
  sandbox: async ({ own }) => {
    if (!own) throw new UserError("The sandbox serves this project's own API: leave `--document` out.");
    const { startSandboxTarget } = await import('./sandbox.ts');
    return openHere(await startSandboxTarget());
  },
  live: openLive,
};

/** A target by its name or URL. Throws a UserError where it may not be called. */
export const openTarget = (name: string, request: TargetRequest): Promise<OpenTarget> => {
  const open = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
  if (open) return open(request);
  if (!URL.canParse(name) || !/^https?:$/.test(new URL(name).protocol)) {
    throw new UserError(
      `\`${name}\` is no target: ${Object.keys(TARGETS).join(', ')} or the URL of a server.`,
    );
  }
  return openUrl(name, request);
};

const openUrl = async (
  url: string,
  { contract, own, environment, live, testValues, allowList = liveAllowList }: TargetRequest,
): Promise<OpenTarget> => {
  const { host, username } = new URL(url);
  if (username !== '') throw new UserError('A credential comes from the environment, never from a URL.');
  if (allowList.some((allowed) => new URL(allowed).host === host)) {
    throw new UserError(`\`${url}\` is a live service: use \`--target live\`.`);
  }
  const here = isLoopback(url);
  if (
    !here &&
    !live &&
    contract.serverUrls.some((server) => URL.canParse(server) && new URL(server).host === host)
  ) {
    throw new UserError(
      `\`${url}\` is a server that the document names: add \`--live\` if it may be called.`,
    );
  }
  const credentials: Credentials = readCredentials(contract, own, environment);
  requireCredentials(contract, own, credentials);
  return {
    target: buildRemoteTarget(url, url, credentials, { triggers: testValues }),
    place: here ? 'here' : 'remote',
    level: here ? 2 : 0,
    phones: readPhones(environment),
  };
};
