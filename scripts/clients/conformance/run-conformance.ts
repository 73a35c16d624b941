import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../lib/user-error.ts';
import { type Case, KEY, type Report, type Task } from './cases/case.ts';
import { judgeReport } from './judge-report.ts';
import type { Runner } from './runners/runners.ts';
import { startScriptedServer } from './scripted-server.ts';

export type Column = {
  /** The runner's name. */
  readonly name: string;
  /** The program that the runner needs is not installed. */
  readonly skipped: boolean;
  /** What is wrong, by the id of the case; nothing where the case is as expected. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
};

export const readCases = (): Case[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'cases', 'cases.json'), 'utf8')) as Case[];

/**
 * Lets one runner make the calls of all cases at once, against servers of its own. Throws a UserError where it has not
 * ended after `patience` milliseconds.
 */
export const runConformance = async (
  cases: readonly Case[],
  { name, run, hidesRefusal = false }: Runner,
  packageFolder: string,
  patience = 60_000,
): Promise<Column> => {
  const second = await startScriptedServer(cases);
  const server = await startScriptedServer(cases, second.url);
  const closed = await startScriptedServer([]);
  await closed.close();
  const signal = AbortSignal.timeout(patience);
  try {
    const tasks = cases.map((item): Task => {
      const { id, operation, input, options = {} } = item;
      const url = `${options.server === 'closed' ? closed.url : server.url}/${id}`;
      return { id, operation, input, url, key: options.key ?? KEY, options };
    });
    const output = await run(packageFolder, JSON.stringify(tasks), signal);
    const reports = output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Report);
    const problems = cases.map((item) => {
      const report = reports.find(({ id }) => id === item.id);
      const strays = second.arrivals.get('elsewhere')?.length ?? 0;
      const arrivals = server.arrivals.get(item.id) ?? [];
      const expected = hidesRefusal ? expectDoubt(item) : item;
      return [item.id, judgeReport(expected, report, arrivals, strays)] as const;
    });
    return { name, skipped: false, problems: new Map(problems) };
  } catch (error) {
    if (signal.aborted) throw new UserError(`${name} has not made the calls of all cases in ${patience} ms.`);
    const { code, syscall = '' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || !syscall.startsWith('spawn')) throw error;
    return { name, skipped: true, problems: new Map() };
  } finally {
    await Promise.all([server.close(), second.close()]);
  }
};

/** What a case expects of a client that cannot tell that nothing listens: the request may have been carried out. */
const expectDoubt = (item: Case): Case =>
  item.options?.server === 'closed'
    ? { ...item, expect: { ...item.expect, outcome: 'unknown', attempts: 1 } }
    : item;
