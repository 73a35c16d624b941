import { UserError } from '../../../scripts/lib/user-error.ts';
import { isServerUrl, readBase, writeBase } from '../addresses/base.ts';
import { classifyUrl } from '../addresses/classify-url.ts';
import { chooseLevel, type OptIns, requireOptIns } from '../live/permit.ts';
import { permitBase } from '../live/permit-base.ts';
import type { Level } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import type { Credentials } from '../requests/credentials.ts';
import { type Environment, NOBODY, readCredentials, readPhones, requireCredentials } from './environment.ts';
import { buildRemoteTarget } from './remote.ts';
import type { Subject } from './subject.ts';

export type TargetRequest = {
  readonly subject: Subject;
  readonly environment: Environment;
  readonly live: boolean;
  /** Whether a server at a URL knows the document's test values. */
  readonly testValues: boolean;
  readonly baseUrl: string | undefined;
  /** As `--level` gives it. */
  readonly level: Level | undefined;
};

export type OpenTarget = {
  readonly target: Target;
  /** Where the server is. It decides what may be sent, and how fast. */
  readonly place: 'here' | 'remote' | 'live';
  /** As given, otherwise the default of the place; never more than is allowed there. */
  readonly level: Level;
  /** If not empty, the only recipients. */
  readonly phones: readonly string[];
};

const openHere = (target: Target, { level }: TargetRequest): OpenTarget => ({
  target,
  place: 'here',
  level: level ?? 2,
  phones: [],
});

const openLive = (request: TargetRequest): OpenTarget => {
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

/** Whether a text names a target and not a recording. */
export const isTarget = (text: string, { servers }: Pick<Subject, 'servers'>): boolean =>
  text === 'live' || Object.hasOwn(servers, text) || isServerUrl(text);

/** A target by its name or URL. Throws a UserError where it may not be called, or not at the given level. */
export const openTarget: (name: string, request: TargetRequest) => Promise<OpenTarget> = async (
  name,
  request,
) => {
  const { servers } = request.subject;
  const start = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (start) return openHere(await start(), request);
  if (name === 'live') return openLive(request);
  if (isServerUrl(name)) return openUrl(name, request);
  throw new UserError(
    `\`${name}\` is not a target: ${[...Object.keys(servers), 'live'].join(', ')}, the URL of a server, or the file of a recording (\`--record\`).`,
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

/** What a person has stated by flags and in the environment. */
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
