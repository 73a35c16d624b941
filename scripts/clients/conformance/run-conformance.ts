import { collectReports, type Missing } from './collect-reports.ts';
import { judgeCase } from './judge/judge-case.ts';
import { judgeCopies } from './judge/judge-copies.ts';
import { listAlone, listScripts, planTasks } from './list-tasks.ts';
import type { Case, Need } from './protocol/case.ts';
import type { Report, Task } from './protocol/protocol.ts';
import type { Runner } from './protocol/runner.ts';
import { type Servers, startServers } from './server/servers.ts';
import type { Table } from './tables.ts';

export type Verdict =
  /** What is wrong, one line each; nothing where the client did as expected. */
  | { readonly problems: readonly string[] }
  /** What the case needs and the runner does not have. */
  | { readonly lacks: readonly Need[] };

export type Column = {
  readonly table: string;
  /** The runner's name. */
  readonly name: string;
  /** The program that the runner needs is not installed: nothing was judged. */
  readonly skipped: boolean;
  /** By the id of the case. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
};

/** Milliseconds that a runner may take until its next report. */
const PATIENCE = 30_000;

/** Lets a runner make the calls of a table with the package in a folder, and judges what came of each. */
export const runConformance = async (
  table: Table,
  runner: Runner,
  folder: string,
  patience = PATIENCE,
): Promise<Column> => {
  const servers = await startServers(listScripts(table), listAlone(table));
  try {
    const planned = planTasks(table, servers.findUrl);
    const judged = planned.filter(({ item }) => listLacks(item, runner).length === 0);
    const tasks = judged.flatMap((plan) => plan.tasks);
    const reset = ({ id }: Task) => servers.reset(id);
    const reports = await collectReports(tasks, runner, { folder, patience, reset });
    const column = { table: table.name, name: runner.name };
    if (reports === 'skipped') return { ...column, skipped: true, verdicts: new Map() };
    const verdicts = planned.map(({ item, tasks: own }): [string, Verdict] => {
      const lacks = listLacks(item, runner);
      if (lacks.length > 0) return [item.id, { lacks }];
      return [item.id, { problems: judge(table, item, own, reports, servers) }];
    });
    return { ...column, skipped: false, verdicts: new Map(verdicts) };
  } finally {
    await servers.close();
  }
};

const listLacks = ({ needs = [] }: Case, { lacks = [] }: Runner): Need[] =>
  needs.filter((need) => lacks.includes(need));

const judge = (
  { credential }: Table,
  item: Case,
  tasks: readonly Task[],
  reports: ReadonlyMap<string, Report | Missing>,
  { arrivals: arrivalsOf, countStrays }: Servers,
): string[] => {
  const single = tasks.flatMap(({ id, key }) => {
    const report = reports.get(id);
    if (report === undefined) return ['was not reported'];
    if ('missing' in report) return [report.missing];
    const arrivals = arrivalsOf(id);
    return judgeCase({ item, credential, key, report, arrivals, strays: countStrays(id) });
  });
  const runs = tasks.map(({ id }) => arrivalsOf(id));
  return [...new Set([...single, ...judgeCopies(item, runs)])];
};
