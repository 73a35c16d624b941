import { codeOf } from './errors.ts';
import { UserError } from './user-error.ts';

/** Why the system refuses a file or a folder, and what to do about it. */
const REASONS: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Make room, or choose another place.'],
  EDQUOT: ['the disk quota is used up', 'Make room, or choose another place.'],
  EROFS: ['the file system is read-only', 'Choose another place.'],
  EACCES: ['permission is denied', 'Change the rights of the folder, or choose another place.'],
  EPERM: ['the system does not permit it', 'Change the rights of the folder, or choose another place.'],
  ENOTDIR: ['a file is where a folder has to be', 'Move that file, or choose another place.'],
  EEXIST: ['a file is where a folder has to be', 'Move that file, or choose another place.'],
  EISDIR: ['a folder is where a file has to be', 'Move that folder, or choose another place.'],
  ENOTEMPTY: ['something else writes there', 'Wait until it has ended, and try again.'],
  ENOENT: ['the folder does not exist, or cannot be made', 'Make it, or choose another place.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter one.'],
  ELOOP: ['its symbolic links go in a circle', 'Mend them, or choose another place.'],
  EINVAL: ['the name is not valid there', 'Choose another name.'],
  EFBIG: ['the file is larger than it may be', 'Raise the limit, or choose another place.'],
  EIO: ['the disk does not answer as it should', 'Check the disk, or choose another place.'],
  EMFILE: ['too many files are open', 'Raise the limit (`ulimit -n`), and try again.'],
  ENFILE: ['too many files are open on this machine', 'Close some programs, and try again.'],
  EBUSY: ['it is in use', 'End what uses it, or choose another place.'],
  ETXTBSY: ['it is in use', 'End what uses it, or choose another place.'],
  EXDEV: ['it is on another disk', 'Choose a place on one disk.'],
};

/**
 * One line about an error of the file system: what could not be done, why, and what to do. Any other error is given
 * back as it is. `what` is the beginning of a sentence: "`spec/openapi.yaml` cannot be written".
 */
export const sayFileError = (error: unknown, what: string): unknown => {
  const code = codeOf(error) ?? '';
  const reason = REASONS[code];
  return reason === undefined ? error : new UserError(`${what}: ${reason[0]} (${code}). ${reason[1]}`);
};

/** As Node prints it: `ENOSPC: no space left on device, write`, and where there is one the path, in quotes. */
const PRINTED = /\b(E[A-Z]+): [^\n]*?, ([a-z]+)(?: '([^'\n]+)')?/;

/**
 * The same about an error that a program has printed; undefined where it printed none. `place` is where the program
 * writes, for an error without a path.
 */
export const sayPrintedFileError = (
  output: string,
  program: string,
  place?: string,
): UserError | undefined => {
  const [, code, call, path = place] = output.match(PRINTED) ?? [];
  const said = sayFileError({ code }, `\`${program}\` cannot ${call}${path ? ` \`${path}\`` : ''}`);
  return said instanceof UserError ? said : undefined;
};
