import { readOptions } from '../engine/session/options.ts';
import { runContract } from '../engine/session/run-contract.ts';
import type { Environment } from '../engine/targets/environment.ts';
import type { Subject, SubjectSource } from '../engine/targets/subject.ts';
import { buildSubjectSource, type SubjectOptions } from '../own/open-subject.ts';

export type Captured = {
  /** Undefined where the run threw. */
  readonly code: number | undefined;
  readonly error: Error | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds that the run slept on its clock. */
  readonly slept: number;
};

type Flags = Parameters<typeof readOptions>[0] & SubjectOptions;

type Surroundings = {
  readonly environment?: Environment;
  readonly allowList?: readonly string[];
  /** Members in place of the subject's own. */
  readonly change?: Partial<Subject>;
};

/** Runs `npm run contract` within this process, with a clock that does not wait. */
export const captureRun = async (
  flags: Partial<Flags>,
  { environment = {}, allowList, change = {} }: Surroundings = {},
): Promise<Captured> => {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: false,
    write: (text: string) => {
      output[name] += text;
    },
  });
  // the flags that are not given are undefined, as `parseArgs` has them
  const given = flags as Flags;
  let now = 0;
  let code: number | undefined;
  let error: Error | undefined;
  try {
    code = await runContract(readOptions(given), changeSource(buildSubjectSource(given), allowList, change), {
      environment,
      stdout: stream('stdout'),
      stderr: stream('stderr'),
      clock: {
        now: () => now,
        sleep: async (milliseconds) => {
          now += milliseconds;
        },
      },
      signal: new AbortController().signal,
    });
  } catch (thrown) {
    error = thrown as Error;
  }
  return { code, error, ...output, slept: now };
};

/** The allowed live services are in place of the subject's: a test calls its own servers only. */
const changeSource = (
  source: SubjectSource,
  urls: readonly string[] | undefined,
  change: Partial<Subject>,
): SubjectSource => {
  const servers = urls?.map((url) => ({ url, variables: new Map() }));
  const allowed = servers && { allowList: servers, live: servers };
  return { ...source, open: async () => ({ ...(await source.open()), ...allowed, ...change }) };
};
