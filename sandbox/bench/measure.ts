import { chooseOperation, runLoad } from './load.ts';
import { type Memory, startTarget, type Target } from './start-target.ts';
import type { TargetName } from './targets.ts';

export type Speeds = {
  /** Medians of all rounds. */
  readonly speeds: Readonly<Record<TargetName, Speed>>;
  /** The sandbox's requests per second divided by another target's: the median over all rounds. */
  readonly ratios: Readonly<Record<'bare' | 'mock', number>>;
};

export type Speed = {
  readonly requestsPerSecond: number;
  /** In milliseconds. */
  readonly p99: number;
  /** Processor time of the server for one request, in microseconds: what a busy machine changes least. */
  readonly cpu: number;
};

type Round = Readonly<Record<TargetName, Speed>>;

const NAMES = ['bare', 'sandbox', 'mock'] as const satisfies readonly TargetName[];

/** In each round the targets take turns, so that whatever else the machine does slows all of them. */
export const measureSpeeds = async (rounds: number, seconds: number): Promise<Speeds> => {
  const started: [TargetName, Target][] = [];
  try {
    for (const name of NAMES) started.push([name, await startTarget(name)]);
    const run = async (): Promise<Round> => {
      const speeds: [TargetName, Speed][] = [];
      for (const [name, target] of started) speeds.push([name, await measureSpeed(target, seconds)]);
      // `fromEntries` loses the type of the names, which are those of all targets
      return Object.fromEntries(speeds) as Round;
    };
    for (let round = 0; round < WARM_UP; round += 1) await run();
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await run());
    return summarise(measured);
  } finally {
    for (const [, target] of started) target.stop();
  }
};

/** Rounds that are not counted: V8 has not optimised the code yet. */
const WARM_UP = 2;

const measureSpeed = async ({ url, readCpu }: Target, seconds: number): Promise<Speed> => {
  const before = await readCpu();
  const { requests, requestsPerSecond, p99 } = await runLoad(url, [chooseOperation({ reads: true })], {
    seconds,
  });
  return { requestsPerSecond, p99, cpu: ((await readCpu()) - before) / requests };
};

const summarise = (rounds: readonly Round[]): Speeds => {
  const summariseSpeed = (name: TargetName): Speed => ({
    requestsPerSecond: median(rounds.map((round) => round[name].requestsPerSecond)),
    p99: median(rounds.map((round) => round[name].p99)),
    cpu: median(rounds.map((round) => round[name].cpu)),
  });
  const ratioTo = (name: TargetName): number =>
    median(rounds.map((round) => round.sandbox.requestsPerSecond / round[name].requestsPerSecond));
  return {
    speeds: {
      bare: summariseSpeed('bare'),
      sandbox: summariseSpeed('sandbox'),
      mock: summariseSpeed('mock'),
    },
    ratios: { bare: ratioTo('bare'), mock: ratioTo('mock') },
  };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * The sandbox's memory after `requests` requests, when its inbox is full and V8 has made its heap as large as this load
 * needs, and then four times more, each after a quarter of that number of requests.
 */
export const measureMemory = async (requests: number): Promise<Memory[]> => {
  const target = await startTarget('sandbox');
  try {
    const operations = [true, false].map((reads) => chooseOperation({ reads }));
    const send = (count: number) => runLoad(target.url, operations, { requests: count });
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
