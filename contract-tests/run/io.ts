import type { Clock } from '../live/pacer.ts';
import type { Environment } from '../targets/environment.ts';

/** What a run meets outside of itself. */
export type Io = {
  readonly environment: Environment;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The live services that may be called, where they are not this project's own. */
  readonly allowList?: readonly string[];
};
