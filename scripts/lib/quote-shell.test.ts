import { expect, it } from 'vitest';
import { quoteShell } from './quote-shell.ts';
import { runProgram } from './run.ts';

it.each(['', 'a b', "it's", "'", '$HOME `id` "x" \\ !', 'two\nlines'])(
  '%j is one word of a shell, as it is',
  async (text) => {
    const printed = await runProgram('sh', ['-c', `printf '[%s]' ${quoteShell(text)}`]);
    expect(printed).toBe(`[${text}]`);
  },
);
