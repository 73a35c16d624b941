import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { api } from '../../schemas/api.ts';
import { testNumberTable } from '../../schemas/test-numbers.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project.ts';

test('the README has the table of the test numbers as the sandbox knows it', () => {
  const readme = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
  const [, block] = /<!-- test numbers -->\n([\s\S]*?)\n<!-- end of test numbers -->/.exec(readme) ?? [];
  expect(block).toBe(testNumberTable);
});

test('the docs have the same table, and say that it is for the sandbox only', () => {
  const [, section = ''] = api.info.description.split('# Test numbers');
  expect(section).toContain(testNumberTable);
  expect(section).toContain('**in the sandbox only**');
});
