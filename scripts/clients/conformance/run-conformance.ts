import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/run.ts';
import { type Case, KEY, type Report, type Task } from './case.ts';
import { judgeReport } from './judge-report.ts';
import type { Runner } from './runners.ts';
import { startScriptedServer } from './scripted-server.ts';

export type Column = {
  readonly language: string;
  /** The program that the runner needs is not installed. */
  readonly skipped: boolean;
  /** What is wrong, by the id of the case; nothing where the case is as expected. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
};

export const readCases = (): Case[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'cases.json'), 'utf8')) as Case[];

/** Lets one runner make the calls of all cases at once, against servers of its own. */
export const runConformance = async (
  cases: readonly Case[],
  { language, program, args }: Runner,
  packageFolder: string,
): Promise<Column> => {
  const second = await startScriptedServer(cases);
  const server = await startScriptedServer(cases, second.url);
  const closed = await startScriptedServer([]);
  await closed.close();
  try {
    const tasks = cases.map((item): Task => {
      const { id, operation, input, options = {} } = item;
      const url = `${options.server === 'closed' ? closed.url : server.url}/${id}`;
      return { id, operation, input, url, key: options.key ?? KEY, options };
    });
    const output = await runProgram(program, args(packageFolder), { input: JSON.stringify(tasks) });
    const reports = output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Report);
    const problems = cases.map((item) => {
      const report = reports.find(({ id }) => id === item.id);
      const strays = second.arrivals.get('elsewhere')?.length ?? 0;
      return [item.id, judgeReport(item, report, server.arrivals.get(item.id) ?? [], strays)] as const;
    });
    return { language, skipped: false, problems: new Map(problems) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { language, skipped: true, problems: new Map() };
  } finally {
    await Promise.all([server.close(), second.close()]);
  }
};
