import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFiles, replaceFolder, withTemporaryFolder } from './output.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

/** The second cannot be written: a file is no folder. */
const CLASH = [
  { path: 'a.ts', contents: 'new' },
  { path: 'a.ts/b.ts', contents: 'b' },
];

describe('replaceFolder', () => {
  it('writes files in folders of their own', () => {
    replaceFolder(join(folder, 'client'), [{ path: 'src/index.ts', contents: 'a' }]);
    expect(read('client/src/index.ts')).toBe('a');
  });

  it('removes what was there and is not made any more', () => {
    replaceFolder(join(folder, 'client'), [{ path: 'old.ts', contents: 'a' }]);
    replaceFolder(join(folder, 'client'), [{ path: 'new.ts', contents: 'b' }]);
    expect(readdirSync(join(folder, 'client'))).toEqual(['new.ts']);
  });

  it('leaves nothing beside the folder', () => {
    replaceFolder(join(folder, 'client'), [{ path: 'a.ts', contents: 'a' }]);
    replaceFolder(join(folder, 'client'), [{ path: 'a.ts', contents: 'b' }]);
    expect(readdirSync(folder)).toEqual(['client']);
  });

  it('keeps the old folder where a file cannot be written', () => {
    replaceFolder(join(folder, 'client'), [{ path: 'a.ts', contents: 'old' }]);
    expect(() => replaceFolder(join(folder, 'client'), CLASH)).toThrow();
    expect(read('client/a.ts')).toBe('old');
    expect(readdirSync(folder)).toEqual(['client']);
  });

  it('removes what a killed run had begun', () => {
    // no process has this id: it is above the largest that a kernel gives
    mkdirSync(join(folder, '.client.partial-99999999'));
    replaceFolder(join(folder, 'client'), [{ path: 'a.ts', contents: 'a' }]);
    expect(readdirSync(folder)).toEqual(['client']);
  });

  it('leaves alone what a running build has begun', () => {
    mkdirSync(join(folder, `.client.partial-${process.ppid}`));
    replaceFolder(join(folder, 'client'), [{ path: 'a.ts', contents: 'a' }]);
    expect(readdirSync(folder).sort()).toEqual([`.client.partial-${process.ppid}`, 'client']);
  });

  it('puts back what a killed run had moved aside, where the new one fails', () => {
    mkdirSync(join(folder, '.client.partial-old'));
    writeFileSync(join(folder, '.client.partial-old', 'a.ts'), 'old');
    expect(() => replaceFolder(join(folder, 'client'), CLASH)).toThrow();
    expect(read('client/a.ts')).toBe('old');
  });
});

describe('replaceFiles', () => {
  it('leaves other files of the folder alone', () => {
    writeFileSync(join(folder, 'other.txt'), 'other');
    replaceFiles(folder, [{ path: 'a.txt', contents: 'a' }]);
    expect([read('a.txt'), read('other.txt')]).toEqual(['a', 'other']);
  });

  it('removes what a killed run had begun, and nothing of another name', () => {
    for (const name of ['.partial-99999999', '.partial-mine', '.partial-old-notes'])
      mkdirSync(join(folder, name));
    replaceFiles(folder, [{ path: 'a.txt', contents: 'a' }]);
    expect(readdirSync(folder).sort()).toEqual(['.partial-mine', '.partial-old-notes', 'a.txt']);
  });

  it('replaces none where one cannot be written', () => {
    replaceFiles(folder, [{ path: 'a.ts', contents: 'old' }]);
    expect(() => replaceFiles(folder, CLASH)).toThrow();
    expect(read('a.ts')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.ts']);
  });
});

describe('withTemporaryFolder', () => {
  it('removes the folder when its use fails', async () => {
    let seen = '';
    const use = async (path: string) => {
      seen = path;
      throw new Error('no');
    };
    await expect(withTemporaryFolder(use)).rejects.toThrow('no');
    expect(existsSync(seen)).toBe(false);
  });
});
