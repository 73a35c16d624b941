// not by name, so that a test can let each of its functions fail
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { sayFileError } from './file-errors.ts';
import { moveFolder } from './move-folder.ts';
import { makeFolder, remove, removeUnfinished, withStaging } from './staging.ts';
import { UserError } from './user-error.ts';

/** `path` is relative to the folder of its target, with forward slashes. */
export type GeneratedFile = { readonly path: string; readonly contents: string };

/**
 * Writes what the commands emit. A target is replaced whole: everything is first written beside it, then moved into
 * place by renames, which only a crash of the machine can interrupt. The next run of the same target repairs what a
 * crash has left. Throws a UserError where something cannot be written; the old target is then as it was.
 */
export const replaceFolder = (target: string, files: readonly GeneratedFile[]): void => {
  const fresh = beside(target, process.pid);
  const write = () => {
    mendFolder(target);
    for (const { path, contents } of files) writeInto(join(fresh, path), contents);
    swap(fresh, target);
  };
  naming(target, () => withStaging(fresh, [dirname(target)], write));
};

/** Replaces these files of a folder, all or none, and leaves its others alone. Throws as `replaceFolder` does. */
export const replaceFiles = (folder: string, files: readonly GeneratedFile[]): void =>
  stageFiles(folder, files, moveAll);

/** Throws where `replaceFiles` would throw, and replaces nothing: for work that is lost where its end cannot be written. */
export const tryFiles = (folder: string, paths: readonly string[]): void => {
  const files = paths.map((path) => ({ path, contents: '' }));
  try {
    stageFiles(folder, files, () => {
      throw TRIED;
    });
  } catch (error) {
    if (error !== TRIED) throw error;
  }
};

/** Ends a trial as a failure ends: the folders that it has made are removed. */
const TRIED = new Error('tried');

const stageFiles = (
  folder: string,
  files: readonly GeneratedFile[],
  finish: (staged: readonly Staged[]) => void,
): void => {
  const staging = join(folder, `${PARTIAL}${process.pid}`);
  const staged = files.map(({ path, contents }) => ({
    target: join(folder, path),
    fresh: join(staging, 'fresh', path),
    old: join(staging, 'old', path),
    contents,
  }));
  const write = () => {
    removeUnfinished(folder, PARTIAL);
    for (const file of staged) naming(file.target, () => writeInto(file.fresh, file.contents));
    for (const file of staged) naming(file.target, () => keepOld(file));
    finish(staged);
  };
  const folders = [folder, ...staged.map(({ target }) => dirname(target))];
  naming(folder, () => withStaging(staging, folders, write));
};

const PARTIAL = '.partial-';

type Staged = { readonly target: string; readonly fresh: string; readonly old: string };

/** Names the target that could not be written. */
const naming = (target: string, write: () => void): void => {
  try {
    write();
  } catch (error) {
    throw sayFileError(error, `\`${target}\` cannot be written`);
  }
};

const writeInto = (path: string, contents: string): void => {
  makeFolder(dirname(path));
  fs.writeFileSync(path, contents);
};

/** A copy, so that the old file stays in its place until the rename that replaces it. */
const keepOld = ({ target, old }: Staged): void => {
  makeFolder(dirname(target));
  const found = fs.statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) throw new UserError(`\`${target}\` is no file. Move it, or choose another place.`);
  makeFolder(dirname(old));
  fs.copyFileSync(target, old);
};

const moveAll = (staged: readonly Staged[]): void => {
  const moved: Staged[] = [];
  try {
    for (const file of staged) {
      naming(file.target, () => fs.renameSync(file.fresh, file.target));
      moved.push(file);
    }
  } catch (error) {
    for (const { target, old } of moved) {
      if (fs.existsSync(old)) fs.renameSync(old, target);
      else remove(target);
    }
    throw error;
  }
};

const swap = (fresh: string, target: string): void => {
  const old = beside(target, 'old');
  const found = fs.statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory() === false)
    throw new UserError(`\`${target}\` is no folder. Move it, or choose another place.`);
  if (found) moveFolder(target, old);
  try {
    fs.renameSync(fresh, target);
  } catch (error) {
    if (found) fs.renameSync(old, target);
    throw error;
  }
  remove(old);
};

/** Puts back a folder that a killed run had moved aside, and removes what a killed run had begun. */
const mendFolder = (target: string): void => {
  const old = beside(target, 'old');
  if (fs.existsSync(old) && !fs.existsSync(target)) fs.renameSync(old, target);
  makeFolder(dirname(target));
  removeUnfinished(dirname(target), `.${basename(target)}${PARTIAL}`);
};

const beside = (target: string, suffix: string | number): string =>
  join(dirname(target), `.${basename(target)}${PARTIAL}${suffix}`);

/** A folder that is gone when `use` ends, whatever its end. Throws a UserError where it cannot be made. */
export const withTemporaryFolder = async <Result>(
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = makeTemporaryFolder(tmpdir());
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
};

const makeTemporaryFolder = (parent: string): string => {
  try {
    return fs.mkdtempSync(join(parent, 'api-'));
  } catch (error) {
    throw sayFileError(error, `A temporary folder cannot be made in \`${parent}\`, which TMPDIR names`);
  }
};
