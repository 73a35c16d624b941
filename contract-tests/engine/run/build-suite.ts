import type { Contract, NotCovered } from '../../../scripts/document/reading/description.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { breathe } from '../../../scripts/lib/breathe.ts';
import { buildRandom, shuffle } from '../../../scripts/lib/random.ts';
import { buildBudget, meterValidator } from '../cases/budget.ts';
import { buildCases, isInvalidCase } from '../cases/build-cases.ts';
import type { CaseContext } from '../cases/context.ts';
import { isRecipient } from '../cases/recipients.ts';
import type { Case, Level } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import { buildMaker } from '../values/maker.ts';

export type SuiteOptions = {
  readonly contract: Contract;
  readonly target: Target;
  readonly seed: number;
  readonly level: Level;
  /** Only these may be sent to, where there are any. */
  readonly phones: readonly string[];
  /** Ends the work when it is aborted. */
  readonly signal?: AbortSignal;
};

export type Suite = {
  /** In the order in which they are sent: shuffled by the seed. */
  readonly cases: readonly Case[];
  readonly notCovered: readonly NotCovered[];
  /** Items of the coverage that nothing can show violated, and why. */
  readonly excluded: ReadonlyMap<string, string>;
  /** What the cases were built with. */
  readonly context: CaseContext;
};

/** Every case for a target; the same seed gives the same cases in the same order. Rejects when it is aborted. */
export const buildSuite = async (options: SuiteOptions): Promise<Suite> => {
  const { contract, target, seed, level, phones, signal } = options;
  const random = buildRandom(seed);
  const notCovered = [...contract.notCovered];
  const excluded = new Map<string, string>();
  const budget = buildBudget();
  const judge = (validator: Validator): Pick<CaseContext, 'contract' | 'maker' | 'isInvalid'> => ({
    contract: { ...contract, validator },
    maker: buildMaker({
      validator,
      random,
      prefer: (ref) => (isRecipient(validator, ref, phones) ? phones[0] : undefined),
    }),
    isInvalid: (testCase) => isInvalidCase({ ...contract, validator }, testCase),
  });
  const context: CaseContext = {
    ...judge(contract.validator),
    level,
    capabilities: target.capabilities,
    credentials: new Map(
      [...target.credentials].map(([name, secret]) => [name, { hasLetters: /\p{L}/u.test(secret) }]),
    ),
    skip: (what, reason) => notCovered.push({ what, reason }),
    exclude: (item, reason) => excluded.set(item, reason),
  };
  const planning = { ...context, ...judge(meterValidator(contract.validator, budget)) };
  const cases = shuffle(random, await buildCases(planning, budget, () => breathe(signal)));
  return {
    cases,
    notCovered: distinct([...notCovered, ...[...excluded].map(([what, reason]) => ({ what, reason }))]),
    excluded,
    context,
  };
};

/** What is tried twice, as a place is for its edges and for its violations, is listed once. */
const distinct = (list: readonly NotCovered[]): NotCovered[] => [
  ...new Map(list.map((entry) => [`${entry.what}: ${entry.reason}`, entry])).values(),
];
