import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listFaults } from '../../faults/faults.ts';
import { sandboxKeys } from '../../own/sandbox-target.ts';
import { type CheckName, checkNames, checks } from './checks.ts';

/** Not files of one check each. */
const SHARED = ['check', 'checks', 'fresh-ids'];

/** Checks that no server of the bench can be made to fail, with the reason; a table beside each proves them. */
const NO_FAULT: Partial<Record<CheckName, string>> = {
  headers: 'the API of the bench documents no response header',
  redirect: 'it reports drift, and a fault is found by a failure',
  'unknown-fields': 'it reports drift, and a fault is found by a failure',
  proof: 'it judges the suite, not a server',
  coverage: 'it judges the suite, not a server',
};

describe('the table of checks', () => {
  it('has every file of a check under the name of the file', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((name) => !SHARED.includes(name));
    expect(Object.keys(checks).sort()).toEqual(files.sort());
  });

  const meant = new Set(listFaults(sandboxKeys()).map(({ check }) => check));

  it.each(checkNames)('has a fault that is meant for %s, or the reason why there is none', (name) => {
    expect(meant.has(name)).toBe(NO_FAULT[name] === undefined);
  });
});
