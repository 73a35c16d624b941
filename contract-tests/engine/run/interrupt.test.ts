import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildContract } from '../../../scripts/document/reading/build-contract.ts';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { hostileDocuments } from '../../fixtures/hostile-documents.ts';
import { buildPlainSuite } from '../../testing/small-contract.ts';
import { buildRemoteTarget } from '../targets/remote.ts';
import { buildSuite } from './build-suite.ts';
import { fuzzOperations } from './fuzz.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const body = {
  type: 'object',
  required: ['a'],
  properties: Object.fromEntries(
    [...'abcdefghij'].map((name) => [name, { type: 'string', minLength: 1, maxLength: 20 }]),
  ),
};

/** A document of so many operations, each with a body of ten fields. */
const buildLarge = (operations: number): JsonSchema => ({
  openapi: '3.1.0',
  info: { title: 'Large', version: '1' },
  paths: Object.fromEntries(
    Array.from({ length: operations }, (_, index) => [
      `/things-${index}`,
      {
        post: {
          requestBody: { required: true, content: { 'application/json': { schema: body } } },
          responses: { 204: { description: 'Done.' } },
        },
      },
    ]),
  ),
});

/** Says that signals are handled from now on: before that they end a process at once. */
const SAY_READY = `const poll = setInterval(() => {
  if (process.listenerCount('SIGTERM') === 0) return;
  clearInterval(poll);
  process.send('ready');
}, 1);`;

/** Runs the command and sends a signal as soon as it handles signals. */
const interruptMain = (
  signal: NodeJS.Signals,
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> => {
  const preload = `data:text/javascript,${encodeURIComponent(SAY_READY)}`;
  const main = join(import.meta.dirname, '..', '..', 'main.ts');
  const child = spawn(process.execPath, ['--import', preload, main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  child.on('message', () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
};

describe('a run that is interrupted', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('by %s while it plans has exit code %i, and prints no plan', async (signal, code) => {
    const document = join(folder, 'large.json');
    writeFileSync(document, JSON.stringify(buildLarge(500)));
    const ended = await interruptMain(
      signal,
      '--target',
      'http://127.0.0.1:9',
      '--document',
      document,
      '--plan',
    );
    expect(ended).toEqual({ code, stdout: '', stderr: `Stopped by ${signal}.\n` });
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('by %s while a schema keeps it busy has exit code %i', async (signal, code) => {
    const document = join(folder, 'busy.json');
    writeFileSync(document, JSON.stringify(hostileDocuments['unions within unions']?.build()));
    const ended = await interruptMain(
      signal,
      '--target',
      'http://127.0.0.1:9',
      '--document',
      document,
      '--plan',
    );
    // Node may warn before of a package that it loads at that moment
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr.endsWith(`Stopped by ${signal}.\n`)).toBe(true);
  });

  it('while it plans builds no further case', async () => {
    const aborter = new AbortController();
    const contract = buildContract(buildLarge(300));
    let asked = 0;
    const validate: typeof contract.validator.validate = (schema, value) => {
      asked += 1;
      if (asked === 1) setImmediate(() => aborter.abort(new Error('enough')));
      return contract.validator.validate(schema, value);
    };
    const suite = buildSuite({
      contract: { ...contract, validator: { ...contract.validator, validate } },
      target: buildRemoteTarget('large', 'http://127.0.0.1:9', new Map()),
      seed: 1,
      level: 2,
      phones: [],
      signal: aborter.signal,
    });
    await expect(suite).rejects.toThrow('enough');
    const seen = asked;
    await new Promise(setImmediate);
    expect([asked, seen < 2000]).toEqual([seen, true]);
  });

  it('while it fuzzes sends no further request', async () => {
    const aborter = new AbortController();
    const contract = buildContract(buildLarge(3));
    const { context } = await buildPlainSuite(contract);
    const target = buildRemoteTarget('large', 'http://127.0.0.1:9', new Map());
    let sent = 0;
    const fuzzing = fuzzOperations({
      context,
      run: async (testCase) => {
        sent += 1;
        if (sent === 5) aborter.abort(new Error('enough'));
        return { case: testCase, outcome: 'passed', findings: [] };
      },
      options: { contract, target, timeoutMs: 1, maxLatencyMs: 1, signal: aborter.signal },
      seed: 1,
      requests: 1_000_000,
    });
    await expect(fuzzing).rejects.toThrow('enough');
    expect(sent).toBe(5);
  });
});
