import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from './is-alive.ts';

/**
 * Lets `write` use the folder `staging`, which is removed afterwards, also after a failure. After a failure those of
 * `folders` that were not there before are gone too.
 */
export const withStaging = (staging: string, folders: readonly string[], write: () => void): void => {
  const missing = [...new Set(folders.flatMap(listMissing))].sort().reverse();
  try {
    // in a container the id of this process, which is in the name, may be that of a killed run
    fs.rmSync(staging, { recursive: true, force: true });
    write();
  } catch (error) {
    remove(staging);
    for (const folder of missing) removeEmpty(folder);
    throw error;
  }
  remove(staging);
};

const listMissing = (folder: string): string[] =>
  fs.existsSync(folder) ? [] : [folder, ...listMissing(dirname(folder))];

/** Where the system answers ENOENT, as below /proc, Node's own recursive `mkdir` never ends. */
export const makeFolder = (folder: string): void => {
  for (const missing of listMissing(folder).reverse()) makeOne(missing);
};

const makeOne = (folder: string): void => {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // another program has just made it
    if (!fs.existsSync(folder)) throw error;
  }
};

const removeEmpty = (folder: string): void => {
  try {
    fs.rmdirSync(folder);
  } catch {
    // it was never made, or another program has written there since
  }
};

/** What cannot be removed is left to the next run: it is no reason to give up what was written. */
export const remove = (path: string): void => {
  try {
    fs.rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // the next run tries again
  }
};

/** Removes from `folder` what killed runs have left: entries named `prefix` and the id of a process, or `old`. */
export const removeUnfinished = (folder: string, prefix: string): void => {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    const owner = name.slice(prefix.length);
    const isLeft = /^[0-9]+$/.test(owner) ? !isAlive(Number(owner)) : owner === 'old';
    if (isLeft) remove(join(folder, name));
  }
};
