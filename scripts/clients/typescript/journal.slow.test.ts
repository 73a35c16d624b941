import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { api } from '../../../schemas/api.ts';
import { close, listen } from '../../lib/listen.ts';
import { buildRandom, pick, type Random } from '../../lib/random.ts';
import { type Example, installExample, readExamples } from './testing/run-example.ts';

const CAMPAIGNS = 8;
const KILLS_EACH = 25;
const ROWS = 600;

/** Takes messages, some slowly; refuses some, and fails at some with and without having taken them. */
const startServer = async (random: Random) => {
  const state = { arrived: 0, arrival: () => {} };
  const taken = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { message } = JSON.parse(await text(request).catch(() => '{}'));
    if (message === undefined) return;
    state.arrived++;
    state.arrival();
    const status = random() < 0.97 ? 200 : pick(random, [400, 429, 500, 503]);
    if (status === 200 || (status > 499 && random() < 0.5)) taken.set(message, (taken.get(message) ?? 0) + 1);
    await sleep(random() * 12);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 200 ? '{"is_success":true,"data":{"id":"1"}}' : '{}');
  });
  return { url: await listen(server, 0), state, taken, close: () => close(server) };
};
type Server = Awaited<ReturnType<typeof startServer>>;

/** Starts the program, and kills it at a random moment after a few requests unless it may end by itself. */
const runOnce = async ({ folder, args }: Example, { state }: Server, random: Random, kills: boolean) => {
  const env = { ...process.env, SIDOBE_WHATSAPP_SECRET_KEY: 'kunci-rahasia' };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const output = text(child.stdout);
  if (kills) {
    const last = state.arrived + Math.floor(random() * 20);
    const moment = random() * 8;
    const kill = () => {
      if (state.arrived >= last) setTimeout(() => child.kill('SIGKILL'), moment);
    };
    state.arrival = kill;
    // now and then before anything was sent
    if (random() < 0.1) setTimeout(() => child.kill('SIGKILL'), random() * 200);
  }
  const [code, signal] = await once(child, 'close');
  state.arrival = () => {};
  return { code, killed: signal === 'SIGKILL', output: await output };
};

const readStates = (folder: string): Map<number, string> => {
  const path = join(folder, 'journal.jsonl');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(lines.map((line) => JSON.parse(line)).map(({ row, state }) => [Number(row), String(state)]));
};

const runCampaign = async (seed: number): Promise<number> => {
  const random = buildRandom(seed);
  const server = await startServer(random);
  const source = (readExamples().find((example) => example.includes('journal.jsonl')) ?? '')
    .replace('length: 5 ', `length: ${ROWS} `)
    .replace(/message: '[^']*'/, 'message: String(index + 1)')
    .replace('perSecond: 90', 'perSecond: 5000');
  const example = installExample(source, { from: api.servers[0].url, to: server.url });
  try {
    let kills = 0;
    while (kills < KILLS_EACH) {
      const { killed, code } = await runOnce(example, server, random, true);
      expect(killed || code === 0, `seed ${seed}`).toBe(true);
      if (!killed) break;
      kills++;
    }
    let last = await runOnce(example, server, random, false);
    expect(last.code).toBe(0);
    // what was refused is sent by the next run
    for (let run = 0; [...readStates(example.folder).values()].includes('not_accepted') && run < 9; run++)
      last = await runOnce(example, server, random, false);
    judge(seed, readStates(example.folder), server.taken, last.output);
    return kills;
  } finally {
    example.remove();
    await server.close();
  }
};

const judge = (seed: number, states: Map<number, string>, taken: Map<string, number>, output: string) => {
  const place = `seed ${seed}`;
  const doubtful = [...states].flatMap(([row, state]) => (/begun|unknown/.test(state) ? [row] : []));
  expect(Math.max(...taken.values()), `${place}: sent twice`).toBe(1);
  expect(states.size, `${place}: not begun`).toBe(ROWS);
  for (let row = 1; row <= ROWS; row++) {
    const sent = taken.has(String(row));
    if (states.get(row) === 'done') expect(sent, `${place}: row ${row} is lost`).toBe(true);
    if (!sent) expect(doubtful, `${place}: row ${row} is lost`).toContain(row);
  }
  for (const row of doubtful) {
    const named = output.includes(`${row} may have been sent`) || output.includes(`${row} unknown`);
    expect(named, `${place}: row ${row} is not named`).toBe(true);
  }
};

describe('the resumable batch of the README', () => {
  it(`sends no message twice and loses none, where it is killed ${CAMPAIGNS * KILLS_EACH} times`, {
    timeout: 300_000,
  }, async () => {
    // so many programs at once as keep two cores busy while they start
    const seeds = Array.from({ length: CAMPAIGNS }, (_, index) => index + 1);
    const kills = await Promise.all(seeds.map(runCampaign));
    expect(kills).toEqual(seeds.map(() => KILLS_EACH));
  });
});
