import { type Load, runLoad } from './load.ts';
import { type Memory, startTarget, type Target } from './start-target.ts';
import type { TargetName } from './targets.ts';

export type Speeds = {
  /** Medians of all rounds. */
  readonly loads: Readonly<Record<TargetName, Load>>;
  /** Of the sandbox's requests a second to another target's: the median of the ratios of each round. */
  readonly ratios: Readonly<Record<'bare' | 'mock', number>>;
};

type Round = Readonly<Record<TargetName, Load>>;

const NAMES = ['bare', 'sandbox', 'mock'] as const satisfies readonly TargetName[];

/** In each round the targets take turns, so that whatever else the machine does slows all of them. */
export const measureSpeeds = async (rounds: number, seconds: number): Promise<Speeds> => {
  const started: [TargetName, Target][] = [];
  try {
    for (const name of NAMES) started.push([name, await startTarget(name)]);
    const run = async (): Promise<Round> => {
      const loads: [TargetName, Load][] = [];
      for (const [name, { url }] of started)
        loads.push([name, await runLoad(url, ['checkNumber'], { seconds })]);
      // `fromEntries` forgets the names, which are all of the targets'
      return Object.fromEntries(loads) as Round;
    };
    for (let round = 0; round < WARM_UP; round += 1) await run();
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await run());
    return summarise(measured);
  } finally {
    for (const [, target] of started) target.stop();
  }
};

/** Rounds that are not counted: what is new to V8 is slow. */
const WARM_UP = 2;

const summarise = (rounds: readonly Round[]): Speeds => {
  const summariseLoad = (name: TargetName): Load => ({
    requestsPerSecond: median(rounds.map((round) => round[name].requestsPerSecond)),
    p99: median(rounds.map((round) => round[name].p99)),
  });
  const ratioTo = (name: TargetName): number =>
    median(rounds.map((round) => round.sandbox.requestsPerSecond / round[name].requestsPerSecond));
  return {
    loads: { bare: summariseLoad('bare'), sandbox: summariseLoad('sandbox'), mock: summariseLoad('mock') },
    ratios: { bare: ratioTo('bare'), mock: ratioTo('mock') },
  };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

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
