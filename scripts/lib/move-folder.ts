import fs from 'node:fs';
import { codeOf } from './errors.ts';
import { remove } from './staging.ts';

/**
 * Moves a folder beside itself. In a container a folder of the image cannot be renamed, only copied: overlayfs answers
 * EXDEV (https://docs.kernel.org/filesystems/overlayfs.html#renaming-directories). Where this fails, `from` is as it
 * was.
 */
export const moveFolder = (from: string, to: string): void => {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    copyFolder(from, to);
    removeCopied(from, to);
  }
};

const copyFolder = (from: string, to: string): void => {
  try {
    fs.cpSync(from, to, { recursive: true });
  } catch (error) {
    remove(to);
    throw error;
  }
};

const removeCopied = (from: string, copy: string): void => {
  try {
    fs.rmSync(from, { recursive: true });
  } catch (error) {
    fs.cpSync(copy, from, { recursive: true });
    remove(copy);
    throw error;
  }
};
