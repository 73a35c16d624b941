import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export type Difference = { readonly path: string; readonly kind: 'differs' | 'missing' | 'stale' };

/**
 * How a folder differs from a fresh one. `stale` files, which the fresh folder does not have, count in a `whole` folder
 * only.
 */
export const compareFolders = (folder: string, fresh: string, options: { whole: boolean }): Difference[] => {
  const expected = listFiles(fresh);
  const stale = options.whole ? listFiles(folder).filter((path) => !expected.includes(path)) : [];
  return [
    ...expected.flatMap((path) => compareFile(join(folder, path), join(fresh, path))),
    ...stale.map((path) => ({ path: join(folder, path), kind: 'stale' as const })),
  ];
};

const compareFile = (path: string, fresh: string): Difference[] => {
  if (!existsSync(path)) return [{ path, kind: 'missing' }];
  return readFileSync(path).equals(readFileSync(fresh)) ? [] : [{ path, kind: 'differs' }];
};

/** Relative to the folder, sorted; none where there is no folder. */
const listFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .sort()
    : [];
