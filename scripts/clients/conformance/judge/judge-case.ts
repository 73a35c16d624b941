import { judgeBatch } from './judge-batch.ts';
import { judgeHook } from './judge-hook.ts';
import { judgeLeaks } from './judge-leaks.ts';
import { judgeResults } from './judge-results.ts';
import { judgeTiming } from './judge-timing.ts';
import { judgeWire } from './judge-wire.ts';
import type { Judge } from './observed.ts';

const JUDGES: readonly Judge[] = [judgeResults, judgeTiming, judgeWire, judgeHook, judgeBatch, judgeLeaks];

/** Everything that is wrong with one run of a case. */
export const judgeCase: Judge = (observed) => JUDGES.flatMap((judge) => judge(observed));
