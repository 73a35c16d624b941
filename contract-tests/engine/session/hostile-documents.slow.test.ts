import { describe, expect, it } from 'vitest';
import { hostileDocuments } from '../../fixtures/hostile-documents.ts';
import { buildCountedContract, buildPlainSuite } from '../../testing/small-contract.ts';
import { OVER_BUDGET } from '../cases/budget.ts';

const MOST_CASES = 10_000;
const MOST_VERDICTS = 400_000;
/** Milliseconds. The work is bounded by its count; this only ends a test that hangs. */
const HANGS = 120_000;

describe('the plan of a document that asks for', () => {
  const rows = Object.entries(hostileDocuments).map(([name, row]) => ({ name, ...row }));

  it.each(rows)(
    '$name is bounded, and what it leaves out is listed',
    async ({ build, complete }) => {
      const { contract, count } = buildCountedContract(build());
      const { cases, notCovered } = await buildPlainSuite(contract);
      expect([cases.length < MOST_CASES, count() < MOST_VERDICTS]).toEqual([true, true]);
      const bytes = cases.reduce((sum, { wire }) => sum + (wire.body?.length ?? 0), 0);
      expect(bytes).toBeLessThan(1e8);
      const over = notCovered.filter(({ what }) => what !== '');
      if (complete) expect(over.filter(({ reason }) => reason === OVER_BUDGET)).toEqual([]);
      else expect(over).not.toEqual([]);
    },
    HANGS,
  );
});
