import type { Clock } from '../live/pacer.ts';
import type { Environment } from '../targets/environment.ts';

/** As much of a stream as a run writes to. */
export type Stream = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** What a run meets outside of itself. */
export type Io = {
  readonly environment: Environment;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The live services that may be called, where they are not this project's own. */
  readonly allowList?: readonly string[];
};
