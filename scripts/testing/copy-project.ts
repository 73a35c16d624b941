import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../lib/project.ts';

export type Ended = { readonly code: number | null; readonly output: string };

export type ProjectCopy = {
  readonly folder: string;
  /** Runs a line of a shell in the copy. A server is stopped by SIGTERM once its output matches `until`. */
  readonly run: (line: string, options?: { readonly until?: RegExp }) => Promise<Ended>;
  readonly remove: () => void;
};

/** A copy of this project as a fresh clone has it, with the packages that are installed here: a command may change it. */
export const copyProject = (): ProjectCopy => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0')) {
    const source = join(PROJECT_ROOT, path);
    // in a copy of a copy it is a link, which git does not ignore
    if (path === 'node_modules') continue;
    if (path !== '' && existsSync(source)) cpSync(source, join(folder, path));
  }
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  // the linter reads .gitignore by way of git
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  return {
    folder,
    run: (line, options) => runLine(folder, line, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const runLine = (cwd: string, line: string, { until }: { until?: RegExp } = {}): Promise<Ended> => {
  const child = spawn('bash', ['-c', line], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own: a signal to it reaches npm and what npm started, as Ctrl-C does
    detached: true,
    env: {
      ...process.env,
      CI: 'true',
      PATH: `${join(cwd, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
    },
  });
  let output = '';
  let stopped = false;
  const note = (text: string): void => {
    output += text;
    if (until === undefined || stopped || !until.test(output) || child.pid === undefined) return;
    stopped = true;
    process.kill(-child.pid, 'SIGTERM');
  };
  child.stdout.setEncoding('utf8').on('data', note);
  child.stderr.setEncoding('utf8').on('data', note);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: stopped ? 0 : code, output }));
  });
};
