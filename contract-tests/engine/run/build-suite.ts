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
  /** If not empty, the only recipients. */
  readonly phones: readonly string[];
  /** Aborts the work. */
  readonly signal?: AbortSignal;
};

export type Suite = {
  /** In the order of sending, which is shuffled by the seed. */
  readonly cases: readonly Case[];
  readonly notCovered: readonly NotCovered[];
  /** Coverage items that no case can show violated, and why. */
  readonly excluded: ReadonlyMap<string, string>;
  /** The context that the cases were built with. */
  readonly context: CaseContext;
};

/** All cases for a target. The same seed gives the same cases in the same order. Rejects when it is aborted. */
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

/** A place is tried twice, for its edges and its violations, and is listed once. */
const distinct = (list: readonly NotCovered[]): NotCovered[] => [
  ...new Map(list.map((entry) => [`${entry.what}: ${entry.reason}`, entry])).values(),
];
