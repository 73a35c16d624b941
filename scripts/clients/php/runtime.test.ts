import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../lib/run.ts';
import { mutants } from './mutants.ts';
import { checkStyle, PHP_MISSING, RUNTIME, skipsPhp } from './testing/php.ts';

describe.concurrent('the PHP runtime', () => {
  it('passes its own tests', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    const said = await runProgram('phpunit', ['-c', join(RUNTIME, 'tests', 'phpunit.xml')]);
    expect(said).toMatch(/OK \(\d{3} tests/);
  });

  it('is written as PSR-12 says', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    await checkStyle([RUNTIME], '*/tests/*');
  });

  it('is in the namespace that a copy has in other words, and has strict types', () => {
    const files = readdirSync(RUNTIME, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.php'),
    );
    for (const path of files.filter((name) => !name.startsWith('tests'))) {
      const head = readFileSync(join(RUNTIME, path), 'utf8');
      expect(head, path).toMatch(/^<\?php\n\ndeclare\(strict_types=1\);\n\nnamespace ApiClient\\Runtime/);
    }
  });

  it.each(mutants)('has the text of a mutant once: $title', ({ file, find }) => {
    expect(readFileSync(join(RUNTIME, file), 'utf8').split(find)).toHaveLength(2);
  });
});
