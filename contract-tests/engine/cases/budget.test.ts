import { describe, expect, it } from 'vitest';
import { hostileDocuments } from '../../fixtures/hostile-documents.ts';
import { captureRun } from '../../testing/capture-run.ts';
import { buildCountedContract, buildPlainSuite, buildSmallDocument } from '../../testing/small-contract.ts';
import { NoValueError } from '../values/no-value.ts';
import { buildBudget, meterValidator, OVER_BUDGET } from './budget.ts';

const plan = async (name: string) => {
  const { contract, count } = buildCountedContract(hostileDocuments[name]?.build() ?? {});
  const suite = await buildPlainSuite(contract);
  return { ...suite, verdicts: count() };
};

describe('the budget of a plan', () => {
  it('stops a validator when it is used up', () => {
    const { contract } = buildCountedContract(buildSmallDocument({ query: { type: 'string' } }));
    const schema = contract.operations[0]?.parameters[0]?.schema ?? '';
    const { validate } = meterValidator(contract.validator, buildBudget(1000));
    const judgeAll = () => Array.from({ length: 1000 }, () => validate(schema, 'a'));
    expect(judgeAll).toThrow(new NoValueError(OVER_BUDGET));
  });

  it('gives no part more than is left of the whole', () => {
    const budget = buildBudget(10);
    budget.open(100);
    budget.spend(4);
    expect([budget.left(), budget.total()]).toEqual([6, 6]);
  });

  it.each(['an enum of 100,000 values', 'such an enum as a parameter'])(
    'lets the first hundred values of %s be tried, and the others be listed',
    async (name) => {
      const { cases, notCovered, verdicts } = await plan(name);
      // the first of them is in the request of all fields
      expect(cases.filter(({ title }) => / "v\d+"$/.test(title))).toHaveLength(99);
      expect(verdicts).toBeLessThan(5000);
      expect(notCovered).toContainEqual({
        what: expect.stringMatching(/ › enum$/),
        reason: 'it lists 100000 values: all but the first 100 are left out',
      });
    },
  );

  it('never asks for a verdict that would not end', async () => {
    const { notCovered, verdicts } = await plan('two references at each of thirty levels');
    expect(verdicts).toBe(0);
    expect(notCovered).toContainEqual({ what: 'POST /things › all fields', reason: OVER_BUDGET });
  });

  it('leaves a document alone that is deep and not large', async () => {
    const { notCovered } = await plan('forty levels of `allOf`');
    expect(notCovered).toEqual([]);
  });
});

describe('a plan', () => {
  it('that is empty gives the reasons', async () => {
    const file = `${import.meta.dirname}/../../fixtures/documents/no-values.yaml`;
    const { code, stdout, stderr } = await captureRun({
      target: 'http://127.0.0.1:9',
      document: file,
      plan: true,
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining('at most 0 requests')]);
    expect(stderr).toContain('POST /things › required fields: no valid value was found');
    expect(stderr).toContain('No request is planned: see the reasons under `Not covered`.\n');
  });
});
