import axios from 'axios';
import ky from 'ky';
import { createClient, createRawClient } from '../../../../generated/typescript/index.js';
import { startProcess } from './start-process.ts';

/** The other libraries, which are there for comparison, take part once in so many turns. */
const TURNS_WITH_OTHERS = 4;
/** Long enough that each round has its share of garbage collections, which take some 15 ms each. */
const ROUND_MS = 250;
const WARM_UP_MS = 500;

export type Speed = {
  readonly name: string;
  readonly inFlight: number;
  /** Median of its rounds. */
  readonly perSecond: number;
  /** Median of the ratios of its rounds to bare fetch's in the same turn. */
  readonly ofFetch: number;
};

const KEY = '1234567';
const INPUT = { phone: '+628123123123', message: 'example message' };

type Send = () => Promise<unknown>;

/** Bare fetch and the client come first. */
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

/** In random order, so that no sender always runs after the same other and collects its garbage. */
const shuffle = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

/**
 * Interleaved: each turn measures every sender for a moment, in another order, so that other load on the machine slows
 * all of them alike.
 */
export const measureOverhead = async (inFlight: number, turnCount: number): Promise<Speed[]> => {
  const server = await startProcess('answer-process.ts');
  const senders = Object.entries(buildSenders(server.line));
  for (const [, send] of senders) await measure(send, inFlight, WARM_UP_MS);
  const turns: Record<string, number>[] = [];
  for (let turn = 0; turn < turnCount; turn++) {
    const taking = turn % TURNS_WITH_OTHERS === 0 ? senders : senders.slice(0, 2);
    const perSecond: Record<string, number> = {};
    for (const [name, send] of shuffle(taking)) {
      perSecond[name] = await measure(send, inFlight, ROUND_MS);
    }
    turns.push(perSecond);
  }
  await server.close();
  return senders.map(([name]) => {
    const taken = turns.flatMap(({ fetch = 0, [name]: own }) => (own === undefined ? [] : [{ own, fetch }]));
    return {
      name,
      inFlight,
      perSecond: median(taken.map(({ own }) => own)),
      ofFetch: median(taken.map(({ own, fetch }) => own / fetch)),
    };
  });
};
