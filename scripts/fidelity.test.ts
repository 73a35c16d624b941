import { describe, expect, it } from 'vitest';
import { runEntry } from './testing/run-entry.ts';

describe('npm run fidelity', () => {
  it('prints the report as JSON, with what the mock said', async () => {
    const ended = await runEntry('scripts/fidelity.ts', ['--runs', '100', '--seed', '3', '--json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(ended.stdout) as { mock: object; components: object[] };
    expect(report).toMatchObject({ seed: 3, discrepancies: [], mock: { values: 400 } });
    expect(report.components).toHaveLength(9);
  });

  it('refuses a count that is none, in one line', async () => {
    const ended = await runEntry('scripts/fidelity.ts', ['--runs', 'many']);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toBe('`--runs many`: give a whole number, 100 or more.\n');
  });
});
