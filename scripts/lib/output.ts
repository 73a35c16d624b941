import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** `path` is relative to the folder of its target, with forward slashes. */
export type GeneratedFile = { readonly path: string; readonly contents: string };

/**
 * The only module that writes files. A target is replaced whole: everything is first written beside it, then moved
 * into place by renames that nothing can come between but the end of the machine. Whatever such an end leaves
 * behind, the next run of the same target mends.
 */
export const replaceFolder = (target: string, files: readonly GeneratedFile[]): void => {
  mendFolder(target);
  const fresh = beside(target, `partial-${process.pid}`);
  try {
    for (const { path, contents } of files) writeInto(join(fresh, path), contents);
    swap(fresh, target);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
};

/** Replaces these files of a folder and leaves its others alone. */
export const replaceFiles = (folder: string, files: readonly GeneratedFile[]): void => {
  const staged = files.map(({ path, contents }) => {
    const target = join(folder, path);
    const fresh = beside(target, `partial-${process.pid}`);
    return { target, fresh, contents };
  });
  try {
    for (const { fresh, contents } of staged) writeInto(fresh, contents);
    for (const { fresh, target } of staged) renameSync(fresh, target);
  } finally {
    for (const { fresh } of staged) rmSync(fresh, { force: true });
  }
};

const writeInto = (path: string, contents: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
};

const swap = (fresh: string, target: string): void => {
  const old = beside(target, 'partial-old');
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
};

/** Puts back a folder that a killed run had moved aside, and removes what a killed run had begun. */
const mendFolder = (target: string): void => {
  const old = beside(target, 'partial-old');
  if (existsSync(old) && !existsSync(target)) renameSync(old, target);
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  const prefix = `.${basename(target)}.partial-`;
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    if (!isRunning(name.slice(prefix.length))) rmSync(join(folder, name), { recursive: true, force: true });
  }
};

const isRunning = (pid: string): boolean => {
  try {
    return /^[0-9]+$/.test(pid) && process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

const beside = (target: string, suffix: string): string =>
  join(dirname(target), `.${basename(target)}.${suffix}`);

/** A folder that is gone when `use` ends, whatever its end. */
export const withTemporaryFolder = async <Result>(
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
