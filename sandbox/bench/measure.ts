import { type Load, runLoad } from './load.ts';
import { type Memory, startTarget, type Target } from './start-target.ts';
import type { TargetName } from './targets.ts';

export type Speeds = Readonly<Record<TargetName, Load>>;

const NAMES = ['bare', 'sandbox', 'mock'] as const satisfies readonly TargetName[];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The medians of several rounds; in each the targets take turns, so that a busy machine slows all of them. */
export const measureSpeeds = async (rounds: number, seconds: number): Promise<Speeds> => {
  const started: [TargetName, Target][] = [];
  try {
    for (const name of NAMES) started.push([name, await startTarget(name)]);
    for (const [, { url }] of started) await runLoad(url, ['checkNumber'], { seconds: 2 });
    const loads: Record<TargetName, Load[]> = { bare: [], sandbox: [], mock: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, { url }] of started) {
        loads[name].push(await runLoad(url, ['checkNumber'], { seconds }));
      }
    }
    const summary = NAMES.map((name) => [
      name,
      {
        requestsPerSecond: median(loads[name].map(({ requestsPerSecond }) => requestsPerSecond)),
        p99: median(loads[name].map(({ p99 }) => p99)),
      },
    ]);
    // `fromEntries` forgets the names, which are all of the targets'
    return Object.fromEntries(summary) as Speeds;
  } finally {
    for (const [, target] of started) target.stop();
  }
};

/**
 * The sandbox's memory after so many requests, when its inbox is full and V8 has made its heap as large as this load
 * needs, and after each of four parts of as many requests more.
 */
export const measureMemory = async (requests: number): Promise<Memory[]> => {
  const target = await startTarget('sandbox');
  try {
    const send = (count: number) => runLoad(target.url, ['checkNumber', 'sendMessage'], { requests: count });
    await send(requests);
    const memories = [await target.readMemory()];
    for (let part = 0; part < 4; part += 1) {
      await send(requests / 4);
      memories.push(await target.readMemory());
    }
    return memories;
  } finally {
    target.stop();
  }
};
