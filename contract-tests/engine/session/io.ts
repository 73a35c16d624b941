import type { Clock } from '../live/pacer.ts';
import type { Stream } from '../report/progress.ts';
import type { Environment } from '../targets/environment.ts';

/** What a run uses of its surroundings. */
export type Io = {
  readonly environment: Environment;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};
