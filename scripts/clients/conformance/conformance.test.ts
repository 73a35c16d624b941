import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/project.ts';
import { runProgram } from '../../lib/run.ts';
import { clientTargets } from '../targets.ts';
import { type Case, KEY } from './cases/case.ts';
import { judgeReport } from './judge-report.ts';
import { formatMatrix } from './matrix.ts';
import { readCases, runConformance } from './run-conformance.ts';
import { type Runner, runners } from './runners/runners.ts';

const cases = readCases();
const success: Case = {
  id: 'a',
  operation: 'sendMessage',
  input: {},
  script: [],
  expect: { ok: true, attempts: 1, requests: 1, maxMs: 50, wire: [{ method: 'POST', headers: { a: 'b' } }] },
};
const arrival = { method: 'POST', path: '/', headers: { a: 'b' }, body: '' };

describe('the table of cases', () => {
  it('has at least sixty, each with an id of its own', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(clientTargets)('has a runner of the client $name', ({ name }) => {
    expect(runners.map(({ client }) => client)).toContain(name);
  });

  it.each(runners)('is run by $name on a client that is built', ({ client }) => {
    expect(clientTargets.map(({ name }) => name)).toContain(client);
  });

  it.for(runners)('is met by the client on $name', async (runner, { skip }) => {
    const column = await runConformance(cases, runner, join(PROJECT_ROOT, 'generated', runner.client));
    skip(column.skipped, 'not installed: `npm run conformance:runtimes`');
    expect(column.problems.size).toBe(cases.length);
    const wrong = [...column.problems].filter(([, problems]) => problems.length > 0);
    expect(wrong).toEqual([]);
  });

  it('ends a runner that hangs', async () => {
    const idle = ['-e', 'setInterval(() => {}, 1000)'];
    const runner: Runner = {
      name: 'idle',
      client: 'typescript',
      run: (_folder, _tasks, signal) => runProgram(process.execPath, idle, { signal }),
    };
    await expect(runConformance(cases, runner, '', 200)).rejects.toThrow(
      'idle has not made the calls of all cases in 200 ms.',
    );
  });

  it('does not take what goes wrong in a runner for a runner that is missing', async () => {
    const missing = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
    const runner: Runner = { name: 'broken', client: 'typescript', run: () => Promise.reject(missing) };
    await expect(runConformance(cases, runner, '')).rejects.toThrow('no such file');
  });

  it('reports a runner whose program is missing as skipped', async () => {
    const runner: Runner = {
      name: 'cobol',
      client: 'typescript',
      run: () => runProgram('no-such-program', []),
    };
    const column = await runConformance(cases, runner, '');
    expect(column.skipped).toBe(true);
    expect(formatMatrix(cases, [column])).toContain(
      `cobol: ${cases.length} skipped, for its program is not installed`,
    );
  });
});

describe('the judge of a report', () => {
  it('finds nothing wrong with what is expected', () => {
    const report = { id: 'a', ms: 5, results: [{ ok: true, attempts: 1 }], printed: '' };
    expect(judgeReport(success, report, [arrival], 0)).toEqual([]);
  });

  it.each([
    ['no report', undefined, ['was not reported']],
    ['no result', { id: 'a', printed: '' }, ['has no result']],
    ['a throw', { id: 'a', throws: true, printed: '' }, ['threw']],
    [
      'another result',
      { id: 'a', results: [{ ok: false, attempts: 1 }], printed: '' },
      ['ok is false, not true'],
    ],
    [
      'a late result',
      { id: 'a', ms: 51, results: [{ ok: true, attempts: 1 }], printed: '' },
      ['took 51 ms, not 0 to 50'],
    ],
    [
      'the key in a log',
      { id: 'a', results: [{ ok: true, attempts: 1 }], printed: `key ${KEY}` },
      ['the key is in what was printed'],
    ],
  ])('finds %s', (_, report, problems) => {
    expect(judgeReport(success, report, [arrival], 0)).toEqual(problems);
  });

  it('finds requests too many, none at all, and other ones', () => {
    const report = { id: 'a', results: [{ ok: true, attempts: 1 }], printed: '' };
    expect(judgeReport(success, report, [arrival, arrival], 0)).toEqual(['2 requests, not 1']);
    expect(judgeReport(success, report, [], 0)).toEqual(['0 requests, not 1', 'nothing arrived']);
    expect(judgeReport(success, report, [{ ...arrival, method: 'PUT', headers: {} }], 0)).toEqual([
      'method PUT',
      'header `a`',
    ]);
  });
});
