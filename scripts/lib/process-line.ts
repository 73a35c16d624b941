import { readFileSync } from 'node:fs';
import { runProgram } from './run.ts';
import type { ProcessFacts } from './starters.ts';

type Listed = ProcessFacts & {
  /** Given on Windows only, where the id of an ended parent may be that of a younger process. */
  readonly started?: number;
};

const PS = ['-A', '-ww', '-o', 'pid=,ppid=,command='];

const POWERSHELL = [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  'Get-CimInstance Win32_Process | Where-Object CreationDate | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) @$($_.CreationDate.ToFileTimeUtc()) $($_.CommandLine)" }',
];

/** A process and its ancestors, nearest first. Rejects where the system's list cannot be had. */
export const readProcessLine = async (
  pid: number,
  signal: AbortSignal,
  platform: NodeJS.Platform = process.platform,
): Promise<ProcessFacts[]> => {
  if (platform === 'linux') return climb(pid, readProc);
  const [program, args] = platform === 'win32' ? ['powershell.exe', POWERSHELL] : ['ps', PS];
  return findLine(pid, await runProgram(program, args, { signal }));
};

/** The line of `pid` in a list with one process a row: id, id of the parent, `@` and the start where known, command. */
export const findLine = (pid: number, list: string): ProcessFacts[] => {
  const rows = list.matchAll(/^ *(\d+) +(\d+) +(?:@(\d+) +)?(.*?)\r?$/gm);
  const all = new Map<number, Listed>();
  for (const [, id, parent, started, command = ''] of rows) {
    const facts = { pid: Number(id), parent: Number(parent), command };
    all.set(facts.pid, { ...facts, ...(started && { started: Number(started) }) });
  }
  return climb(pid, (id) => all.get(id));
};

const climb = (pid: number, find: (pid: number) => Listed | undefined): ProcessFacts[] => {
  const line: Listed[] = [];
  let next = find(pid);
  while (next !== undefined && !line.includes(next)) {
    line.push(next);
    const parent = next.parent > 0 ? find(next.parent) : undefined;
    next = (parent?.started ?? 0) <= (next.started ?? 0) ? parent : undefined;
  }
  return line.map(({ pid: id, parent, command }) => ({ pid: id, parent, command }));
};

/** Undefined where the process has ended, or is another user's and hidden. */
const readProc = (pid: number): ProcessFacts | undefined => {
  const parent = readProcParent(pid);
  if (parent === undefined) return undefined;
  const command = readText(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
  return { pid, parent, command: command ?? '' };
};

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the name in parentheses may hold anything. */
export const readProcParent = (pid: number): number | undefined => {
  const [, parent] = readText(`/proc/${pid}/stat`)?.match(/.*\) \S (\d+) /s) ?? [];
  return parent === undefined ? undefined : Number(parent);
};

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
