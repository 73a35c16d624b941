import { chooseOperation, runLoad } from './load.ts';
import type { ServerName } from './servers.ts';
import { type MeasuredServer, type Memory, startServer } from './start-server.ts';

export type Speeds = {
  /** Medians of all rounds. */
  readonly speeds: Readonly<Record<ServerName, Speed>>;
  /** The sandbox's requests per second divided by another server's: the median over all rounds. */
  readonly ratios: Readonly<Record<'bare' | 'mock', number>>;
};

export type Speed = {
  readonly requestsPerSecond: number;
  /** In milliseconds. */
  readonly p99: number;
  /** Processor time of the server per request, in microseconds. Other load on the machine changes it least. */
  readonly cpu: number;
};

type Round = Readonly<Record<ServerName, Speed>>;

const NAMES = ['bare', 'sandbox', 'mock'] as const satisfies readonly ServerName[];

/** The servers take turns in each round, so that other load on the machine slows all of them. */
export const measureSpeeds = async (rounds: number, seconds: number): Promise<Speeds> => {
  const started: [ServerName, MeasuredServer][] = [];
  try {
    for (const name of NAMES) started.push([name, await startServer(name)]);
    const run = async (): Promise<Round> => {
      const speeds: [ServerName, Speed][] = [];
      for (const [name, server] of started) speeds.push([name, await measureSpeed(server, seconds)]);
      // `fromEntries` loses the type of the names; all servers are in `NAMES`
      return Object.fromEntries(speeds) as Round;
    };
    for (let round = 0; round < WARM_UP; round += 1) await run();
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await run());
    return summarise(measured);
  } finally {
    for (const [, server] of started) server.stop();
  }
};

/** Rounds that are not counted: V8 has not optimised the code yet. */
const WARM_UP = 2;

const measureSpeed = async ({ url, readCpu }: MeasuredServer, seconds: number): Promise<Speed> => {
  const before = await readCpu();
  const { requests, requestsPerSecond, p99 } = await runLoad(url, [chooseOperation({ reads: true })], {
    seconds,
  });
  return { requestsPerSecond, p99, cpu: ((await readCpu()) - before) / requests };
};

const summarise = (rounds: readonly Round[]): Speeds => {
  const summariseSpeed = (name: ServerName): Speed => ({
    requestsPerSecond: median(rounds.map((round) => round[name].requestsPerSecond)),
    p99: median(rounds.map((round) => round[name].p99)),
    cpu: median(rounds.map((round) => round[name].cpu)),
  });
  const ratioTo = (name: ServerName): number =>
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
 * Measures the sandbox's memory after `requests` requests, when its inbox is full and V8 has grown the heap for this
 * load, and then after each of four more quarters of that number.
 */
export const measureMemory = async (requests: number): Promise<Memory[]> => {
  const server = await startServer('sandbox');
  try {
    const operations = [true, false].map((reads) => chooseOperation({ reads }));
    const send = (count: number) => runLoad(server.url, operations, { requests: count });
    await send(requests);
    const memories = [await server.readMemory()];
    for (let part = 0; part < 4; part += 1) {
      await send(requests / 4);
      memories.push(await server.readMemory());
    }
    return memories;
  } finally {
    server.stop();
  }
};
