import { readOptions } from '../engine/session/options.ts';
import { runContract } from '../engine/session/run-contract.ts';
import type { Environment } from '../engine/targets/environment.ts';
import type { SubjectSource } from '../engine/targets/subject.ts';
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

/** Runs `npm run contract` within this process, with a clock that does not wait. */
export const captureRun = async (
  flags: Partial<Flags>,
  { environment = {}, allowList }: { environment?: Environment; allowList?: readonly string[] } = {},
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
    code = await runContract(readOptions(given), withAllowList(buildSubjectSource(given), allowList), {
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

/** The allowed live services, in place of the subject's: a test calls its own servers only. */
const withAllowList = (source: SubjectSource, urls: readonly string[] | undefined): SubjectSource => {
  if (urls === undefined) return source;
  const servers = urls.map((url) => ({ url, variables: new Map() }));
  return { ...source, open: async () => ({ ...(await source.open()), allowList: servers, live: servers }) };
};
