import { readOptions } from '../run/options.ts';
import { runContract } from '../run/run-contract.ts';
import type { Environment } from '../targets/environment.ts';

export type Captured = {
  /** Undefined where the run threw. */
  readonly code: number | undefined;
  readonly error: Error | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds that the run would have slept. */
  readonly slept: number;
};

type Flags = Parameters<typeof readOptions>[0];

/** Runs `npm run contract` within this process, on a clock of its own that no test waits for. */
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
  let now = 0;
  let code: number | undefined;
  let error: Error | undefined;
  try {
    // the flags that are not given are undefined, as `parseArgs` has them
    code = await runContract(readOptions(flags as Flags), {
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
      ...(allowList && { allowList }),
    });
  } catch (thrown) {
    error = thrown as Error;
  }
  return { code, error, ...output, slept: now };
};
