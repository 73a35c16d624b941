import axios from 'axios';
import ky from 'ky';
import { createClient, createRawClient } from '../../../generated/typescript/index.js';
import { startProcess } from './start-process.ts';

const ROUNDS = 41;
/** Long enough that each has its share of garbage collections, which take some 15 ms each. */
const ROUND_MS = 250;
const WARM_UP_MS = 500;

export type Speed = {
  readonly name: string;
  readonly inFlight: number;
  /** Median of the rounds. */
  readonly perSecond: number;
  /** Median of what each round was of bare fetch's in the same turn. */
  readonly ofFetch: number;
};

const KEY = '1234567';
const INPUT = { phone: '+628123123123', message: 'example message' };

type Send = () => Promise<unknown>;

const buildSenders = (baseUrl: string): Record<string, Send> => {
  const url = `${baseUrl}/send-message`;
  const headers = { 'X-Secret-Key': KEY, 'Content-Type': 'application/json' };
  const client = createClient({ secretKey: KEY, baseUrl });
  const raw = createRawClient({ secretKey: KEY, baseUrl });
  return {
    fetch: async () => (await fetch(url, { method: 'POST', headers, body: JSON.stringify(INPUT) })).json(),
    client: async () => {
      const result = await client.sendMessage(INPUT);
      if (!result.ok) throw new Error(result.message);
    },
    'openapi-fetch': async () => (await raw.POST('/send-message', { body: INPUT })).data,
    axios: async () => (await axios.post(url, INPUT, { headers })).data,
    ky: () => ky.post(url, { json: INPUT, headers }).json(),
  };
};

/** Requests in a second, with so many in flight all the time. */
const measure = async (send: Send, inFlight: number, milliseconds: number): Promise<number> => {
  let count = 0;
  const start = performance.now();
  const worker = async () => {
    while (performance.now() - start < milliseconds) {
      await send();
      count++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return (count / (performance.now() - start)) * 1000;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Interleaved: each turn measures every sender for a moment, in another order, so that a busy machine is so for all. */
export const measureOverhead = async (inFlight: number): Promise<Speed[]> => {
  const server = await startProcess('answer-process.ts');
  const senders = Object.entries(buildSenders(server.line));
  for (const [, send] of senders) await measure(send, inFlight, WARM_UP_MS);
  const rounds: Record<string, number>[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) {
    const order = senders.map((_, index) => senders[(index + turn) % senders.length] ?? senders[0]);
    const round: Record<string, number> = {};
    for (const entry of order) if (entry) round[entry[0]] = await measure(entry[1], inFlight, ROUND_MS);
    rounds.push(round);
  }
  await server.close();
  return senders.map(([name]) => ({
    name,
    inFlight,
    perSecond: median(rounds.map((round) => round[name] ?? 0)),
    ofFetch: median(rounds.map((round) => (round[name] ?? 0) / (round.fetch ?? 1))),
  }));
};
