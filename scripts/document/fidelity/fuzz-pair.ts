import type { ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { buildArbitrary } from './arbitrary.ts';
import { buildDice } from './dice.ts';
import type { Finding } from './finding.ts';
import { mutateValue } from './mutate-value.ts';
import type { Pair } from './pairs.ts';
import type { Shape, Shapes } from './shape.ts';
import { shrinkValue } from './shrink-value.ts';
import { judgeByZod } from './verdict.ts';
import { collectVocabulary } from './vocabulary.ts';

export type FuzzOptions = {
  /** How many values. */
  readonly runs: number;
  readonly seed: number;
  /** Called between batches; what it throws ends the fuzz. */
  readonly onBatch?: (values: number) => Promise<void> | void;
  /** Whether to end at the first disagreement instead of counting them all. */
  readonly stopsAtFirst?: boolean;
};

export type Tally = {
  readonly values: number;
  /** By Zod. */
  readonly accepted: number;
  readonly rejected: number;
  readonly disagreements: number;
  /** Rejected by published exceptions only, which the document cannot say. */
  readonly excepted: number;
  readonly findings: readonly Finding[];
};

/** Shapes of one schema and of all components, by one of the two sides. */
export type Side = { readonly root: Shape; readonly shapes: Shapes };

/** Of each made value, this many are judged: itself, and itself changed once, once and twice. */
const PER_VALUE = 4;
const BATCH = 4000;

/**
 * Makes values by what Zod says and by what the document says, changes them, and holds Zod's verdict against the
 * validator's. The first disagreement of each direction is shrunk and becomes a finding.
 */
export const fuzzPair = async (
  pair: Pair,
  validate: ValidateFunction,
  sides: readonly Side[],
  { runs, seed, onBatch, stopsAtFirst = false }: FuzzOptions,
): Promise<Tally> => {
  const vocabulary = collectVocabulary(sides.map(({ root, shapes }) => [root, shapes] as const));
  const made = fc.oneof(...sides.map(({ root, shapes }) => buildArbitrary(root, shapes)));
  const tally = { values: 0, accepted: 0, rejected: 0, disagreements: 0, excepted: 0 };
  const firsts = new Map<string, unknown>();

  const judge = (value: unknown): boolean => {
    const zod = judgeByZod(pair.zod, value);
    const emitted = validate(value);
    tally.values += 1;
    if (zod === 'accepts') tally.accepted += 1;
    else tally.rejected += 1;
    if (emitted === (zod === 'accepts')) return true;
    if (emitted && zod === 'onlyUnproven') {
      tally.excepted += 1;
      return true;
    }
    tally.disagreements += 1;
    const direction = directionOf(emitted);
    if (!firsts.has(direction)) firsts.set(direction, value);
    return false;
  };

  const judgeAll = (value: unknown, dice: number): boolean => {
    const { roll, pick } = buildDice(dice);
    let agrees = judge(value);
    for (let change = 1; change < PER_VALUE && tally.values < runs; change += 1) {
      const once = mutateValue(value, vocabulary, { roll, pick });
      const changed = change === PER_VALUE - 1 ? mutateValue(once, vocabulary, { roll, pick }) : once;
      agrees = judge(changed) && agrees;
    }
    return agrees || !stopsAtFirst;
  };

  for (let batch = 0; tally.values < runs; batch += 1) {
    const numRuns = Math.ceil(Math.min(BATCH, runs - tally.values) / PER_VALUE);
    const property = fc.property(made, fc.integer(), judgeAll);
    const before = tally.values;
    const { failed } = fc.check(property, { seed: seedOf(seed, batch), numRuns, endOnFailure: true });
    if (failed && stopsAtFirst) break;
    await onBatch?.(tally.values - before);
  }
  const findings = [...firsts.values()].map((value) => describe(pair, validate, value));
  return { ...tally, findings: tally.accepted === 0 ? [...findings, vacuous(pair, runs)] : findings };
};

/** No two seeds share a batch. */
const seedOf = (seed: number, batch: number): number => (Math.imul(seed, 0x9e3779b1) + batch) | 0;

const directionOf = (emitted: boolean): string => (emitted ? 'looser' : 'tighter');

const describe = (pair: Pair, validate: ValidateFunction, value: unknown): Finding => {
  const emitted = validate(value);
  const smallest = shrinkValue(value, (smaller) => {
    const zod = judgeByZod(pair.zod, smaller);
    return validate(smaller) === emitted && (emitted ? zod === 'rejects' : zod === 'accepts');
  });
  const [zod, document] = emitted ? ['rejects', 'accepts'] : ['accepts', 'rejects'];
  return {
    stage: 'fuzz',
    path: pair.path,
    problem: `\`${pair.name}\`: Zod ${zod} and the document ${document} \`${JSON.stringify(smallest)}\``,
    remedy: 'Say it in Zod in a way that JSON Schema can say too',
  };
};

/** A proof about no accepted value is none. */
const vacuous = (pair: Pair, runs: number): Finding => ({
  stage: 'fuzz',
  path: pair.path,
  problem: `\`${pair.name}\`: none of ${runs} values was accepted, so nothing is proven`,
  remedy: 'Check that its bounds and patterns leave a value',
});
