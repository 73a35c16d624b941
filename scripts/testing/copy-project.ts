import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../lib/project.ts';

export type ProjectCopy = { readonly folder: string; readonly remove: () => void };

/** A copy of this project as a fresh clone has it, with its installed packages: commands may change it. */
export const copyProject = (): ProjectCopy => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0')) {
    const source = join(PROJECT_ROOT, path);
    if (path !== '' && existsSync(source)) cpSync(source, join(folder, path));
  }
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Where the packages of a project are, for the `PATH` of what is run in it. */
export const binFolder = (): string => join(dirname(process.execPath));
