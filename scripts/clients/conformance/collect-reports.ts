import { codeOf, messageOf, systemCallOf } from '../../lib/errors.ts';
import { parseReport, type Report, type Task } from './protocol/protocol.ts';
import type { Runner } from './protocol/runner.ts';

/** Why a task has no report. */
export type Missing = { readonly missing: string };

export type Collecting = {
  /** Of the package. */
  readonly folder: string;
  /** Milliseconds that a runner may take until its next report. */
  readonly patience: number;
  /** Called before a task is given to a runner for the second time. */
  readonly reset: (task: Task) => void;
};

/** More tasks than this are not tried alone: a runner that reports nothing is broken as a whole. */
const MOST_ALONE = 5;

/**
 * The reports of all tasks. A runner that hangs or dies is ended; each task that it has not reported is given to it once
 * more, alone, so that only the one that makes it hang has no report. `skipped` where the runner's program is missing.
 */
export const collectReports = async (
  tasks: readonly Task[],
  runner: Runner,
  collecting: Collecting,
): Promise<ReadonlyMap<string, Report | Missing> | 'skipped'> => {
  const reports = new Map<string, Report | Missing>();
  const shares = split(tasks, runner.processes ?? 1);
  try {
    const ends = await Promise.all(shares.map((share) => runShare(share, runner, collecting, reports)));
    const left = tasks.filter(({ id }) => !reports.has(id));
    for (const task of left.slice(0, MOST_ALONE)) {
      collecting.reset(task);
      const end = await runShare([task], runner, collecting, reports);
      if (!reports.has(task.id)) reports.set(task.id, { missing: end });
    }
    const [end = 'was not reported'] = ends.filter((text) => text !== ENDED);
    for (const { id } of left) if (!reports.has(id)) reports.set(id, { missing: end });
    return reports;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || !systemCallOf(error)?.startsWith('spawn')) throw error;
    return 'skipped';
  }
};

const ENDED = 'the runner ended without a report';

/** Resolves to how the runner ended. Rejects where its program is missing. */
const runShare = async (
  share: readonly Task[],
  { run }: Runner,
  { folder, patience }: Collecting,
  reports: Map<string, Report | Missing>,
): Promise<string> => {
  if (share.length === 0) return ENDED;
  const aborter = new AbortController();
  const hang = () => aborter.abort();
  let timer = setTimeout(hang, patience);
  const note = (line: string) => {
    if (line === '') return;
    const report = parseReport(line);
    reports.set(report.id, report);
    clearTimeout(timer);
    timer = setTimeout(hang, patience);
  };
  try {
    await run({ folder, tasks: share, signal: aborter.signal, onLine: note });
    return ENDED;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    return aborter.signal.aborted
      ? `the runner hung: no report within ${patience} ms`
      : `the runner failed: ${messageOf(error)}`;
  } finally {
    clearTimeout(timer);
  }
};

const split = (tasks: readonly Task[], count: number): Task[][] =>
  Array.from({ length: count }, (_, share) => tasks.filter((_task, index) => index % count === share));
