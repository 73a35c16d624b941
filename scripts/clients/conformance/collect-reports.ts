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

/** So many runners of one task each run at once. */
const ALONE_AT_ONCE = 8;
/** A runner that fails this often with a task alone is broken as a whole: what is left is not tried. */
const MOST_FAILURES = 16;

/**
 * The reports of all tasks. A runner that hangs or dies is ended; each task that it has not reported is given to a new
 * one, alone, so that only the task that makes it hang or die has no report. `skipped` where the runner's program is
 * missing.
 */
export const collectReports = async (
  tasks: readonly Task[],
  runner: Runner,
  collecting: Collecting,
): Promise<ReadonlyMap<string, Report | Missing> | 'skipped'> => {
  const reports = new Map<string, Report | Missing>();
  const shares = split(tasks, runner.processes ?? 1);
  try {
    await Promise.all(shares.map((share) => runShare(share, runner, collecting, reports)));
    await runAlone(
      tasks.filter(({ id }) => !reports.has(id)),
      runner,
      collecting,
      reports,
    );
    return reports;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || !systemCallOf(error)?.startsWith('spawn')) throw error;
    return 'skipped';
  }
};

const runAlone = async (
  tasks: readonly Task[],
  runner: Runner,
  collecting: Collecting,
  reports: Map<string, Report | Missing>,
): Promise<void> => {
  // shared by the workers: each takes the next task
  const queue = tasks.values();
  let failures = 0;
  const work = async () => {
    for (const task of queue) {
      collecting.reset(task);
      const end = failures < MOST_FAILURES ? await runShare([task], runner, collecting, reports) : NOT_TRIED;
      if (reports.has(task.id)) continue;
      reports.set(task.id, { missing: end });
      failures += 1;
    }
  };
  await Promise.all(Array.from({ length: ALONE_AT_ONCE }, work));
};

const NOT_TRIED = `not tried: the runner has failed with ${MOST_FAILURES} other cases`;
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
      : `the runner failed: ${shorten(messageOf(error))}`;
  } finally {
    clearTimeout(timer);
  }
};

const split = (tasks: readonly Task[], count: number): Task[][] =>
  Array.from({ length: count }, (_, share) => tasks.filter((_task, index) => index % count === share));

/** The end of what a program printed, where it says what went wrong. */
const shorten = (text: string): string => text.trim().split('\n').slice(-8).join(' ').slice(-400);
