import { describe, expect, it } from 'vitest';
import { runProgram } from '../../lib/run.ts';
import { clientTargets } from '../targets.ts';
import { formatMatrix } from './matrix.ts';
import { planTables } from './plan-tables.ts';
import { NEEDS } from './protocol/case.ts';
import type { Runner } from './protocol/runner.ts';
import { runConformance } from './run-conformance.ts';
import { runners } from './runners/runners.ts';
import type { Table } from './tables.ts';

const plans = await planTables(clientTargets);

describe.each(plans)('the table of $table.name', ({ table }) => {
  it('has cases with an id of their own', () => {
    expect(new Set(table.cases.map(({ id }) => id)).size).toBe(table.cases.length);
  });
});

describe('the tables', () => {
  it.each(clientTargets)('have a runner of the client $name', ({ name }) => {
    expect(runners.map(({ client }) => client)).toContain(name);
  });

  it.each(runners)('are run by $name on a client that is built', ({ client }) => {
    expect(clientTargets.map(({ name }) => name)).toContain(client);
  });

  it.each(Object.keys(NEEDS))('have a case that needs %s', (need) => {
    const needs = plans.flatMap(({ table }) => table.cases.flatMap((item) => item.needs ?? []));
    expect(needs).toContain(need);
  });
});

const table: Table = {
  name: 'small',
  credential: { scheme: 'Key', header: 'x-key', prefix: '' },
  cases: ['a', 'b', 'c'].map((id) => ({ id, operation: 'read', script: [], expect: {} })),
};

/** A runner in a process of its own that does what the code says with each line of its input. */
const buildRunner = (code: string, more: Partial<Runner> = {}): Runner => ({
  name: 'small',
  client: 'typescript',
  run: async ({ tasks, signal, onLine }) => {
    const input = tasks.map((task) => `${JSON.stringify(task)}\n`).join('');
    const program = `require('readline').createInterface({input: process.stdin}).on('line', (line) => {
      const { id } = JSON.parse(line);
      const report = () => console.log(JSON.stringify({ id, results: [{ ok: true }], printed: '' }));
      ${code}
    })`;
    await runProgram(process.execPath, ['-e', program], { input, signal, onLine });
  },
  ...more,
});

const verdictsOf = async (runner: Runner, patience = 10_000) =>
  Object.fromEntries((await runConformance(table, runner, '', patience)).verdicts);

const FINE = { problems: [] };

describe('a runner', () => {
  it.each([1, 2, 5])('may share its tasks among %i processes', async (processes) => {
    expect(await verdictsOf(buildRunner('report();', { processes }))).toEqual({ a: FINE, b: FINE, c: FINE });
  });

  it('that hangs fails the case in which it hangs, and no other', async () => {
    const verdicts = await verdictsOf(buildRunner("if (id === 'b') for (;;); report();"), 1500);
    expect(verdicts).toEqual({
      a: FINE,
      b: { problems: ['the runner hung: no report within 1500 ms'] },
      c: FINE,
    });
  });

  it('that dies fails the case in which it dies, and no other', async () => {
    const verdicts = await verdictsOf(buildRunner("if (id === 'b') process.exit(3); report();"));
    expect(verdicts).toMatchObject({
      a: FINE,
      b: { problems: [expect.stringContaining('exit code 3')] },
      c: FINE,
    });
  });

  it('that leaves a case out has not done it', async () => {
    const verdicts = await verdictsOf(buildRunner("if (id !== 'b') report();"));
    expect(verdicts).toEqual({ a: FINE, b: { problems: ['the runner ended without a report'] }, c: FINE });
  });

  it('that lacks what a case needs is not judged by it', async () => {
    const [first, ...others] = table.cases;
    const cases = first ? [{ ...first, needs: ['batch' as const] }, ...others] : [];
    const column = await runConformance(
      { ...table, cases },
      buildRunner('report();', { lacks: ['batch'] }),
      '',
    );
    expect(column.verdicts.get('a')).toEqual({ lacks: ['batch'] });
    expect(formatMatrix(cases, [column])).toContain('small: 2 as expected, 0 not, 1 not judged');
  });

  it('whose program is missing is skipped', async () => {
    const runner: Runner = {
      ...buildRunner(''),
      run: () => runProgram('no-such-program', []).then(() => {}),
    };
    const column = await runConformance(table, runner, '');
    expect(column.skipped).toBe(true);
    expect(formatMatrix(table.cases, [column])).toContain(
      'small: 3 skipped, for its program is not installed',
    );
  });

  it('that misses a file is not one that is missing', async () => {
    const error = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
    const runner: Runner = { ...buildRunner(''), run: () => Promise.reject(error) };
    await expect(runConformance(table, runner, '')).rejects.toThrow('no such file');
  });
});
