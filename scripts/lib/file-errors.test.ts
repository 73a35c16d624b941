import { describe, expect, it } from 'vitest';
import { sayFileError, sayPrintedFileError } from './file-errors.ts';

const CODES = [
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOTEMPTY',
  'ENOENT',
];
const MORE = [
  'ENAMETOOLONG',
  'ELOOP',
  'EINVAL',
  'EFBIG',
  'EIO',
  'EMFILE',
  'ENFILE',
  'EBUSY',
  'ETXTBSY',
  'EXDEV',
];

describe('sayFileError', () => {
  it.each([...CODES, ...MORE])('says what, why and what to do in one line: %s', (code) => {
    const error = sayFileError(Object.assign(new Error('x'), { code }), '`a` cannot be written');
    expect(String(error)).toMatch(
      new RegExp(`^Error: \`a\` cannot be written: [a-z].* \\(${code}\\)\\. [A-Z].*\\.$`),
    );
  });

  it.each([
    new Error('x'),
    Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }),
    undefined,
    'text',
  ])('gives back another error: %s', (error) => {
    expect(sayFileError(error, 'x')).toBe(error);
  });
});

describe('sayPrintedFileError', () => {
  it.each([
    [
      'Prerendering\nENOSPC: no space left on device, write\n',
      '`tool` cannot write `/out`: the disk is full (ENOSPC)',
    ],
    [
      "Error: EROFS: read-only file system, open '/a/b'\n    at x",
      '`tool` cannot open `/a/b`: the file system is read-only (EROFS)',
    ],
  ])('reads what Node prints', (output, said) => {
    expect(sayPrintedFileError(output, 'tool', '/out')?.message).toContain(said);
  });

  it.each(['', 'ENOSPC', 'the code EACCES means: no rights', 'ECONNRESET: reset, read'])(
    'is none of `%s`',
    (output) => {
      expect(sayPrintedFileError(output, 'tool')).toBeUndefined();
    },
  );
});
