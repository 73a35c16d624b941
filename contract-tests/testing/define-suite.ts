import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '../../scripts/document/reading/description.ts';
import { nameCase } from '../engine/model/case.ts';
import type { Target } from '../engine/model/target.ts';
import { describeMissing } from '../engine/report/describe-missing.ts';
import type { CaseResult } from '../engine/results/case-result.ts';
import type { SuiteResult } from '../engine/results/suite-result.ts';
import { buildSuite } from '../engine/run/build-suite.ts';
import { runSuite } from '../engine/run/run-suite.ts';
import type { RunOptions } from '../engine/run/runner.ts';

type SuiteDefinition = {
  readonly contract: Contract;
  readonly target: Target;
  readonly secondProof?: NonNullable<RunOptions['secondProof']>;
  /** Titles of the target's known failures, each with the reason. */
  readonly known?: Readonly<Record<string, string>>;
};

/** Runs the whole suite on a target and makes every case a test of its own. */
export const defineSuite = async (
  name: string,
  { contract, target, known = {}, secondProof }: SuiteDefinition,
): Promise<void> => {
  const suite = await buildSuite({ contract, target, seed: 1, level: 2, phones: [] });
  describe(name, () => {
    let ran: SuiteResult;
    const byTitle = new Map<string, CaseResult>();
    beforeAll(async () => {
      const options = { contract, target, timeoutMs: 10_000, maxLatencyMs: 5_000, concurrency: 4 };
      ran = await runSuite(suite, { ...options, ...(secondProof && { secondProof }) });
      for (const result of ran.results) byTitle.set(nameCase(result.case), result);
    });
    afterAll(() => target.close());
    for (const testCase of [...suite.cases].sort((a, b) => nameCase(a).localeCompare(nameCase(b)))) {
      const title = nameCase(testCase);
      const expectation = known[title] === undefined ? 'passed' : 'failed';
      it(expectation === 'passed' ? title : `${title}: known to fail, ${known[title]}`, () => {
        expect(byTitle.get(title)).toMatchObject({
          outcome: expectation,
          ...(expectation === 'passed' && { findings: [] }),
        });
      });
    }
    it('leaves nothing of the document unseen', () => {
      const missing = ran.coverage.missing.map(describeMissing).filter((item) => !(item in known));
      expect(missing).toEqual([]);
    });
  });
};
