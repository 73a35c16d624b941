import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFiles } from '../../lib/output.ts';
import type { Mutant } from './protocol/mutant.ts';

/** Writes a mutant into a runtime, and gives back what takes it out again. Throws where its text does not stand once. */
export const mutate = (runtime: string, { file, find, replace, title }: Mutant): (() => void) => {
  const source = readFileSync(join(runtime, file), 'utf8');
  const times = source.split(find).length - 1;
  if (times !== 1)
    throw new Error(`\`${title}\`: \`${find}\` stands ${times} times in \`${file}\`, not once`);
  const write = (contents: string) => replaceFiles(runtime, [{ path: file, contents }]);
  write(source.replace(find, () => replace));
  return () => write(source);
};
