import type { Case } from '../protocol/case.ts';
import type { Arrival } from '../server/arrival.ts';
import { listGaps } from './judge-timing.ts';

/** The waits of several runs of one case: they grow, and no two clients keep the same step. */
export const judgeCopies = (
  { expect: { backoff = [] } }: Case,
  runs: readonly (readonly Arrival[])[],
): string[] =>
  backoff.flatMap(({ most, reaches, spread }, index) => {
    const waits = runs.flatMap((arrivals) => listGaps(arrivals)[index] ?? []);
    const [least, longest] = [Math.min(...waits), Math.max(...waits)];
    const which = `the waits before request ${index + 2}`;
    return [
      ...(waits.length === runs.length ? [] : [`${which} were not all made`]),
      ...(longest > most ? [`${which} are up to ${longest} ms, more than ${most}`] : []),
      ...(longest < reaches ? [`${which} are at most ${longest} ms: none reaches ${reaches}`] : []),
      ...(longest - least < spread ? [`${which} differ by ${longest - least} ms, less than ${spread}`] : []),
    ];
  });
