import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replaceFiles, replaceFolder, withTemporaryFolder } from './output.ts';
import { UserError } from './user-error.ts';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'failures-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(root, { recursive: true, force: true });
});

const STEPS = [
  'mkdirSync',
  'writeFileSync',
  'copyFileSync',
  'renameSync',
  'readdirSync',
  'statSync',
  'rmSync',
  'cpSync',
] as const;

type Fault = { readonly at: number; readonly code: string; readonly renamesFolders?: boolean };

/** Lets the call number `at` of all that is asked of the file system fail; `renamesFolders` is false on overlayfs. */
const injectFault = ({ at, code, renamesFolders = true }: Fault): { failed: () => string | undefined } => {
  let calls = 0;
  let failed: string | undefined;
  for (const step of STEPS) {
    // the functions have different parameters, which are passed on as they are
    const original = fs[step] as (...args: unknown[]) => unknown;
    const call = (...args: unknown[]): unknown => {
      calls += 1;
      if (calls === at) {
        failed = step;
        throw Object.assign(new Error(`${code}: injected`), { code, syscall: step });
      }
      const [from, to] = args.map(String);
      if (!renamesFolders && step === 'renameSync' && from === join(root, 'client') && to)
        throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
      return original(...args);
    };
    vi.spyOn(fs, step).mockImplementation(call as never);
  }
  return { failed: () => failed };
};

/** All files with their contents, and all folders. */
const readTree = (): Record<string, string> =>
  Object.fromEntries(
    fs.readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length + 1), entry.isFile() ? fs.readFileSync(path, 'utf8') : 'folder'];
    }),
  );

const FILES = [
  { path: 'a.txt', contents: 'new a' },
  { path: 'deep/b.txt', contents: 'new b' },
  { path: 'c.txt', contents: 'new c' },
];

const OLD = [
  { path: 'a.txt', contents: 'old a' },
  { path: 'deep/b.txt', contents: 'old b' },
];

const WRITES: Record<string, { write: () => void; prepare: () => void; renamesFolders?: boolean }> = {
  'a folder': {
    write: () => replaceFolder(join(root, 'client'), FILES),
    prepare: () => replaceFolder(join(root, 'client'), OLD),
  },
  'a folder of an image': {
    write: () => replaceFolder(join(root, 'client'), FILES),
    prepare: () => replaceFolder(join(root, 'client'), OLD),
    renamesFolders: false,
  },
  'a folder that is not there yet': {
    write: () => replaceFolder(join(root, 'x', 'client'), FILES),
    prepare: () => {},
  },
  files: { write: () => replaceFiles(root, FILES), prepare: () => replaceFiles(root, OLD) },
  'files in a folder that is not there yet': {
    write: () => replaceFiles(join(root, 'x', 'y'), FILES),
    prepare: () => {},
  },
};

const tryToWrite = (write: () => void): unknown => {
  try {
    write();
    return undefined;
  } catch (error) {
    return error;
  }
};

describe.each(Object.entries(WRITES))(
  'where one step of writing %s fails',
  (_name, { write, prepare, renamesFolders = true }) => {
    it.each(['ENOSPC', 'EACCES'])('with %s, all is old or all is new', (code) => {
      prepare();
      const before = readTree();
      write();
      const after = readTree();
      let at = 1;
      for (let failed: string | undefined = 'first'; failed !== undefined; at += 1) {
        fs.rmSync(root, { recursive: true });
        fs.mkdirSync(root);
        prepare();
        const fault = injectFault({ at, code, renamesFolders });
        const error = tryToWrite(write);
        vi.restoreAllMocks();
        failed = fault.failed();
        const found = readTree();
        if (error !== undefined) expect(error).toBeInstanceOf(UserError);
        if (error !== undefined)
          expect(String(error)).toMatch(new RegExp(`cannot be written: .* \\(${code}\\)\\. [A-Z]`));
        if (error === undefined && failed === 'rmSync') write();
        expect(error === undefined ? readTree() : found, `${failed} at ${at}`).toEqual(
          error === undefined ? after : before,
        );
      }
      expect(at).toBeGreaterThan(8);
    });
  },
);

describe('a target that cannot be written', () => {
  const write = (path: string): string =>
    String(tryToWrite(() => replaceFiles(root, [{ path, contents: 'x' }])));

  it('is named where its name is too long', () => {
    const name = 'n'.repeat(300);
    expect(write(name)).toBe(
      `Error: \`${join(root, name)}\` cannot be written: the name is too long (ENAMETOOLONG). Choose a shorter one.`,
    );
  });

  it('may have a name as long as the system allows', () => {
    expect(write('n'.repeat(255))).toBe('undefined');
  });

  it('is named where a file is where a folder has to be', () => {
    fs.writeFileSync(join(root, 'file'), 'kept');
    expect(write('file/inner.txt')).toContain(
      `\`${join(root, 'file/inner.txt')}\` cannot be written: a file is where a folder has to be (E`,
    );
    expect(String(tryToWrite(() => replaceFolder(join(root, 'file', 'client'), FILES)))).toContain(
      'a file is where a folder has to be',
    );
    expect(String(tryToWrite(() => replaceFiles(join(root, 'file'), FILES)))).toContain(
      'a file is where a folder has to be',
    );
    expect(readTree()).toEqual({ file: 'kept' });
  });

  it('is named where a folder is where a file has to be', () => {
    fs.mkdirSync(join(root, 'folder'));
    expect(write('folder')).toBe(
      `Error: \`${join(root, 'folder')}\` is no file. Move it, or choose another place.`,
    );
    expect(readTree()).toEqual({ folder: 'folder' });
  });

  it('is named where a file is where the folder itself has to be', () => {
    fs.writeFileSync(join(root, 'file'), 'kept');
    expect(String(tryToWrite(() => replaceFolder(join(root, 'file'), FILES)))).toBe(
      `Error: \`${join(root, 'file')}\` is no folder. Move it, or choose another place.`,
    );
    expect(readTree()).toEqual({ file: 'kept' });
  });

  it.skipIf(process.platform === 'win32')('is never a device', () => {
    expect(String(tryToWrite(() => replaceFiles('/dev', [{ path: 'null', contents: 'x' }])))).toContain(
      '`/dev/null`',
    );
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.skipIf(process.platform !== 'linux').each(['/proc/none', '/sys/none'])('is named below %s', (folder) => {
    expect(String(tryToWrite(() => replaceFolder(join(folder, 'client'), FILES)))).toMatch(
      new RegExp(`^Error: \`${folder}/client\` cannot be written: .* \\(E[A-Z]+\\)\\. [^\n]+$`),
    );
  });
});

describe('withTemporaryFolder', () => {
  it.each(['ENOSPC', 'EROFS', 'EACCES', 'ENOENT', 'ENOTDIR'])(
    'says in one line that there can be none: %s',
    async (code) => {
      vi.spyOn(fs, 'mkdtempSync').mockImplementation(() => {
        throw Object.assign(new Error(code), { code });
      });
      await expect(withTemporaryFolder(async () => undefined)).rejects.toThrow(
        new RegExp(
          `^A temporary folder cannot be made in \`.+\`, which TMPDIR names: .* \\(${code}\\)\\. [^\n]+$`,
        ),
      );
    },
  );
});
