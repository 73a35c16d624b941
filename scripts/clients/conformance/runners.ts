import { join } from 'node:path';

export type Runner = {
  readonly language: string;
  readonly program: string;
  readonly args: (packageFolder: string) => readonly string[];
};

/**
 * One row a client. A runner reads `Task[]` as JSON from stdin, makes all calls at once, and prints a `Report` a line.
 * Where its program is missing, the language is reported as skipped.
 */
export const runners: readonly Runner[] = [
  {
    language: 'typescript',
    program: process.execPath,
    args: (folder) => [join(import.meta.dirname, 'runners', 'typescript.ts'), folder],
  },
];
