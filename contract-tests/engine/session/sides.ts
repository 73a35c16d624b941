import { existsSync, statSync } from 'node:fs';
import { UserError } from '../../../scripts/lib/user-error.ts';
import { type Recording, readRecording } from '../compare/recording.ts';
import { isTarget, type OpenTarget, openTarget, type TargetRequest } from '../targets/open-target.ts';
import type { ContractOptions } from './options.ts';

/** The value of `--target` or `--against`: a server, or a recording of its answers. */
export type Side = { readonly opened: OpenTarget } | { readonly recording: Recording };

export type Sides = {
  readonly target: Side;
  /** What the target is compared with; undefined: with the document only. */
  readonly against: Side | undefined;
};

/**
 * Opens both sides before anything is sent. Two servers get the lower of both levels and the same recipients, so that
 * they are sent the same requests. Throws a UserError where a side cannot be opened.
 */
export const openSides = async (options: ContractOptions, request: TargetRequest): Promise<Sides> => {
  checkFlags(options, request);
  const target = await openSide(options.target, request);
  try {
    const against = options.against === undefined ? undefined : await openSide(options.against, request);
    return against === undefined ? { target, against } : agreeOnTerms(target, against);
  } catch (error) {
    await closeSides({ target, against: undefined });
    throw error;
  }
};

export const closeSides = async ({ target, against }: Sides): Promise<void> => {
  for (const { target: server } of listOpened({ target, against })) await server.close();
};

export const listOpened = ({ target, against }: Sides): OpenTarget[] =>
  [target, against].flatMap((side) => (side && 'opened' in side ? [side.opened] : []));

/** Any file whose name is not a target. */
const isRecording = (name: string, { subject }: TargetRequest): boolean =>
  !isTarget(name, subject) && (name.endsWith('.json') || (existsSync(name) && statSync(name).isFile()));

const openSide = async (name: string, request: TargetRequest): Promise<Side> =>
  isRecording(name, request)
    ? { recording: readRecording(name) }
    : { opened: await openTarget(name, request) };

const agreeOnTerms = (target: Side, against: Side): Sides => {
  const opened = listOpened({ target, against });
  const level = opened.some((side) => side.level === 0) ? 0 : opened.some((side) => side.level === 1) ? 1 : 2;
  const phones = opened.find((side) => side.phones.length > 0)?.phones ?? [];
  const agree = (side: Side): Side =>
    'opened' in side ? { opened: { ...side.opened, level, phones } } : side;
  return { target: agree(target), against: agree(against) };
};

/** These flags concern servers that the run does not start itself. */
const FLAGS_OF_OTHERS = {
  live: 'live',
  rate: 'rate',
  budget: 'budget',
  testValues: 'test-values',
} as const satisfies Partial<Record<keyof ContractOptions, string>>;

const checkFlagsOfOthers = (options: ContractOptions, request: TargetRequest): void => {
  const { target, against } = options;
  const own = (name: string) => Object.hasOwn(request.subject.servers, name) || isRecording(name, request);
  if (!own(target) || (against !== undefined && !own(against))) return;
  for (const [option, flag] of Object.entries(FLAGS_OF_OTHERS)) {
    // the keys of a record whose type has no others
    const value = options[option as keyof typeof FLAGS_OF_OTHERS];
    if (value === undefined || value === false) continue;
    throw new UserError(
      `\`--${flag}\` concerns the target \`live\` and servers by their URL: leave it out for \`${target}\`.`,
    );
  }
};

/** A flag without an effect is an error, because the person expects an effect. */
const checkFlags = (options: ContractOptions, request: TargetRequest): void => {
  const { target, against, baseUrl } = options;
  if (baseUrl !== undefined && target !== 'live' && against !== 'live') {
    throw new UserError('`--base-url` is the base of the target `live`: leave it out for other targets.');
  }
  checkFlagsOfOthers(options, request);
  if (!isRecording(target, request)) return;
  // names a file that is something else, such as a document
  readRecording(target);
  if (against === undefined) {
    throw new UserError(
      `\`${target}\` is a recording: add what to compare it with: \`--against\` a target or another recording.`,
    );
  }
  for (const flag of ['report', 'record', 'baseline'] as const) {
    if (options[flag] === undefined) continue;
    throw new UserError(
      `\`--${flag}\` needs a server as \`--target\`, and \`${target}\` is a recording: swap \`--target\` and \`--against\`.`,
    );
  }
};
