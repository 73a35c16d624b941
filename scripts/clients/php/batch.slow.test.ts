import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { close, listen } from '../../lib/listen.ts';
import { buildRandom, pick, type Random } from '../../lib/random.ts';
import {
  installPackage,
  PHP_MISSING,
  readExamples,
  runExample,
  skipsPhp,
  withFolder,
} from './testing/php.ts';

const KEY = 'kunci-rahasia';
const ITEMS = 10_000;
const ALLOWED = 400;
/** A server's window sees what was sent in a second and what was under way when it began: both are to fit. */
const PACED = Math.floor(ALLOWED * 0.97);

const PROGRAM = `<?php
require __DIR__ . '/vendor/autoload.php';
$refusals = 0;
$client = new SidobeWhatsapp\\Client(
    secretKey: '${KEY}',
    baseUrl: getenv('URL'),
    onAttempt: function ($attempt) use (&$refusals) { $refusals += (int) ($attempt->status === 429); },
);
$calls = (function () {
    for ($row = 0; $row < ${ITEMS}; $row++) {
        yield $row => SidobeWhatsapp\\Calls::sendMessage(phone: '+628123123123', message: "message $row");
    }
})();
$batch = new SidobeWhatsapp\\Runtime\\BatchOptions(perSecond: ${PACED}, concurrency: ${ALLOWED - PACED});
$start = microtime(true);
$results = $ok = $before = 0;
foreach ($client->sendAll($calls, $batch) as $row => $result) {
    $results++;
    $ok += (int) $result->ok;
    if ($results === 1000) {
        gc_collect_cycles();
        $before = memory_get_usage();
    }
}
gc_collect_cycles();
$grown = memory_get_usage() - $before;
echo json_encode(['results' => $results, 'ok' => $ok, 'refusals' => $refusals, 'grown' => $grown, 'seconds' => microtime(true) - $start]);
`;

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

const KILLS = 50;
const ROWS = 1000;

/** Starts the program, and kills it at a random moment after a few requests unless it may end by itself. */
const runOnce = async (
  folder: string,
  { url, state }: Awaited<ReturnType<typeof startServer>>,
  random: Random,
  kills: boolean,
): Promise<{ readonly code: number | null; readonly killed: boolean; readonly output: string }> => {
  const env = {
    ...process.env,
    SIDOBE_WHATSAPP_BASE_URL: url,
    SIDOBE_WHATSAPP_SECRET_KEY: KEY,
    JOURNAL: join(folder, 'batch.journal'),
  };
  const child = spawn('php', ['example.php'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const output = text(child.stdout);
  const last = state.arrived + Math.floor(random() * 30);
  const moment = random() * 8;
  if (kills) {
    state.arrival = () => {
      if (state.arrived >= last) setTimeout(() => child.kill('SIGKILL'), moment);
    };
    // now and then before anything was sent
    if (random() < 0.1) setTimeout(() => child.kill('SIGKILL'), random() * 60);
  }
  const [code, signal] = await once(child, 'close');
  state.arrival = () => {};
  return { code, killed: signal === 'SIGKILL', output: await output };
};

const readStates = (folder: string): Map<number, string> =>
  new Map(
    readFileSync(join(folder, 'batch.journal'), 'utf8')
      .split('\n')
      .filter((line) => line.endsWith(']'))
      .map((line): [number, string] => JSON.parse(line)),
  );

describe('a batch of the PHP client', () => {
  it(`sends each of ${ITEMS} items once within the allowed rate, in the same memory`, {
    timeout: 120_000,
  }, async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    const rateLimit = { requests: ALLOWED, seconds: 1 };
    const sandbox = await startSandbox({ key: KEY, rateLimit, sendingMs: 0, inboxSize: ITEMS + 1 });
    try {
      await withFolder(async (folder) => {
        await installPackage(folder);
        const { results, ok, grown, seconds } = JSON.parse(
          await runExample(folder, PROGRAM, { URL: sandbox.url }),
        );
        const response = await fetch(`${sandbox.inboxUrl.replace(/\/$/, '')}/messages`);
        const { messages }: { messages: { text: string }[] } = JSON.parse(await response.text());
        expect([results, ok, messages.length]).toEqual([ITEMS, ITEMS, ITEMS]);
        expect(new Set(messages.map((message) => message.text)).size).toBe(ITEMS);
        // an idle machine reaches 0.9 of it; a machine that does other work need not
        expect(ITEMS / seconds).toBeGreaterThanOrEqual(0.4 * ALLOWED);
        expect(grown).toBeLessThan(100_000);
      });
    } finally {
      await sandbox.close();
    }
  });

  it(`sends no message twice and loses none, where it is killed ${KILLS} times`, {
    timeout: 300_000,
  }, async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    const random = buildRandom(13);
    const server = await startServer(random);
    try {
      await withFolder(async (folder) => {
        await installPackage(folder);
        const source = readExamples().find((example) => example.includes('FileJournal')) ?? '';
        const program = source
          .replace('$row <= 5', `$row <= ${ROWS}`)
          .replace(/message: '[^']*'/, 'message: (string) $row')
          .replace('perSecond: 90', 'perSecond: 5000');
        writeFileSync(join(folder, 'example.php'), program);
        let kills = 0;
        while (kills < KILLS) {
          const { killed, code } = await runOnce(folder, server, random, true);
          expect(killed || code === 0).toBe(true);
          if (!killed) break;
          kills++;
        }
        expect(kills).toBe(KILLS);
        let last = await runOnce(folder, server, random, false);
        // what was refused is sent by the next run
        for (let run = 0; [...readStates(folder).values()].includes('not_accepted') && run < 9; run++)
          last = await runOnce(folder, server, random, false);
        expect(last.code).toBe(0);
        judge(readStates(folder), server.taken, last.output);
      });
    } finally {
      await server.close();
    }
  });
});

const judge = (states: Map<number, string>, taken: Map<string, number>, output: string) => {
  const doubtful = [...states].flatMap(([row, state]) => (/begun|unknown/.test(state) ? [row] : []));
  expect(Math.max(...taken.values()), 'sent twice').toBe(1);
  expect(states.size, 'not begun').toBe(ROWS);
  for (let row = 1; row <= ROWS; row++) {
    const sent = taken.has(String(row));
    if (states.get(row) === 'ok') expect(sent, `row ${row} is lost`).toBe(true);
    if (!sent) expect(doubtful, `row ${row} is lost`).toContain(row);
  }
  for (const row of doubtful) expect(output, `row ${row} is not named`).toContain(`look at ${row}:`);
};
