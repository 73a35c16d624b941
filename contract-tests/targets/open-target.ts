import { UserError } from '../../scripts/lib/user-error.ts';
import { isServerUrl, readBase, writeBase } from '../addresses/base.ts';
import { classifyUrl } from '../addresses/classify-url.ts';
import type { Level } from '../cases/case.ts';
import { chooseLevel, type OptIns, requireOptIns } from '../live/permit.ts';
import { permitBase } from '../live/permit-base.ts';
import type { Credentials } from '../requests/credentials.ts';
import { type Environment, NOBODY, readCredentials, readPhones, requireCredentials } from './environment.ts';
import { buildRemoteTarget } from './remote.ts';
import type { Subject } from './subject.ts';
import type { Target } from './target.ts';

export type TargetRequest = {
  readonly subject: Subject;
  readonly environment: Environment;
  readonly live: boolean;
  /** Whether a server at a URL knows the document's test values. */
  readonly testValues: boolean;
  readonly baseUrl: string | undefined;
  /** As it is asked for. */
  readonly level: Level | undefined;
};

export type OpenTarget = {
  readonly target: Target;
  /** Where the server is: what may be sent, and how fast, depends on it. */
  readonly place: 'here' | 'remote' | 'live';
  /** As it is asked for, or else what the place has; never more than is allowed there. */
  readonly level: Level;
  /** The only recipients, where there are any. */
  readonly phones: readonly string[];
};

type Opener = (request: TargetRequest) => Promise<OpenTarget>;

const openHere = (target: Target, { level }: TargetRequest): OpenTarget => ({
  target,
  place: 'here',
  level: level ?? 2,
  phones: [],
});

const openLive: Opener = async (request) => {
  const { subject, baseUrl, level } = request;
  const { credentials, phones, optIns } = readIntent(request);
  requireOptIns('A live run', optIns, subject.variables);
  const url = permitBase(subject.allowList, baseUrl);
  requireCredentials(subject.contract, subject.variables, credentials);
  return {
    target: buildRemoteTarget('live', url, credentials),
    place: 'live',
    level: chooseLevel('live', level, optIns, subject.variables),
    phones: phones ?? [NOBODY],
  };
};

/** A server of this project is loaded where it is asked for: a run on another one need not wait for it. */
const TARGETS: Readonly<Record<string, Opener>> = {
  mock: async (request) => {
    const { startMockTarget } = await import('./mock.ts');
    return openHere(await startMockTarget(request.subject.contract), request);
  },
  sandbox: async (request) => {
    const { startSandbox } = request.subject;
    if (startSandbox === undefined) {
      throw new UserError(
        "The sandbox serves this project's own API only: leave `--api` and `--document` out.",
      );
    }
    return openHere(await startSandbox(), request);
  },
  live: openLive,
};

/** Whether a text names a target rather than a recording. */
export const isTarget = (text: string): boolean => Object.hasOwn(TARGETS, text) || isServerUrl(text);

/** A target by its name or URL. Throws a UserError where it may not be called, or not at the level that is asked for. */
export const openTarget: (name: string, request: TargetRequest) => Promise<OpenTarget> = async (
  name,
  request,
) => {
  const open = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
  if (open) return open(request);
  if (isServerUrl(name)) return openUrl(name, request);
  throw new UserError(
    `\`${name}\` is no target: ${Object.keys(TARGETS).join(', ')}, the URL of a server, or the file of a recording (\`--record\`).`,
  );
};

const openUrl = (text: string, request: TargetRequest): OpenTarget => {
  const { subject, testValues, level } = request;
  const { contract, variables, live } = subject;
  const url = readBase(text);
  const place = classifyUrl(url, { live, named: contract.servers });
  if (place === 'live' || place === 'named') {
    const what = place === 'live' ? 'a live service' : 'a server that the document names';
    throw new UserError(
      `\`${text}\` is ${what}: use \`--target live\`, and add \`--live\` and \`--base-url <url>\`, if it may be called.`,
    );
  }
  const { credentials, phones, optIns } = readIntent(request);
  const chosen = chooseLevel(place, level, optIns, variables);
  requireCredentials(contract, variables, credentials);
  return {
    target: buildRemoteTarget(text, writeBase(url), credentials, { triggers: testValues }),
    place: place === 'loopback' ? 'here' : 'remote',
    level: chosen,
    phones: phones ?? (place === 'loopback' ? [] : [NOBODY]),
  };
};

type Intent = {
  readonly credentials: Credentials;
  readonly phones: readonly string[] | undefined;
  readonly optIns: OptIns;
};

/** What a person has said by flags and in the environment. */
const readIntent = ({ subject, environment, live }: TargetRequest): Intent => {
  const { contract, variables } = subject;
  const phones = readPhones(variables, environment);
  return {
    credentials: readCredentials(contract, variables, environment),
    phones,
    optIns: {
      live,
      credential: variables.credentials.some((name) => Boolean(environment[name])),
      recipients: phones !== undefined,
    },
  };
};
