import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceFolder } from '../lib/output.ts';
import { compareFolders } from './compare.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'compare-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const compare = (committed: Record<string, string>, fresh: Record<string, string>, whole = true) => {
  const write = (name: string, files: Record<string, string>) =>
    replaceFolder(
      join(root, name),
      Object.entries(files).map(([path, contents]) => ({ path, contents })),
    );
  write('committed', { 'same.txt': 'same', ...committed });
  write('fresh', { 'same.txt': 'same', ...fresh });
  return compareFolders(join(root, 'committed'), join(root, 'fresh'), { whole }).map(
    ({ path, kind }) => `${kind} ${path.slice(root.length + 1)}`,
  );
};

it('finds no difference between the same files', () => {
  expect(compare({ 'a/b.txt': 'b' }, { 'a/b.txt': 'b' })).toEqual([]);
});

it('finds a file whose contents differ', () => {
  expect(compare({ 'a/b.txt': 'b' }, { 'a/b.txt': 'c' })).toEqual(['differs committed/a/b.txt']);
});

it('finds a file that is missing', () => {
  expect(compare({}, { 'a/b.txt': 'b' })).toEqual(['missing committed/a/b.txt']);
});

it('finds a file that is not made any more, where the folder is compared whole', () => {
  expect(compare({ 'a/b.txt': 'b' }, {})).toEqual(['stale committed/a/b.txt']);
  expect(compare({ 'a/b.txt': 'b' }, {}, false)).toEqual([]);
});
