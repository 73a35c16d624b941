import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/project.ts';
import { EXTENSIONS } from './extensions.ts';

const HOME = 'scripts/document/reading/extensions.ts';

/** The files that write a keyword out as a text of its own. */
const listWriting = (keyword: string): string[] =>
  execFileSync('git', ['ls-files', 'scripts', 'sandbox', 'contract-tests'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/(testing|fixtures)\//.test(path))
    .filter((path) => existsSync(join(PROJECT_ROOT, path)))
    .filter((path) => readFileSync(join(PROJECT_ROOT, path), 'utf8').includes(`'${keyword}'`));

it.each(Object.values(EXTENSIONS))('the keyword `%s` is written out in one module', (keyword) => {
  expect(listWriting(keyword)).toEqual([HOME]);
});
