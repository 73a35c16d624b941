import type { ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { type Discrepancy, quoteValue } from '../document/walk/discrepancy.ts';
import { buildFamilies, FAMILY_SIZE, type Family, type Side } from './make-values.ts';
import type { Pair } from './pairs.ts';
import { shrinkValue } from './shrink-value.ts';
import { judgeByZod } from './verdict.ts';

export type FuzzOptions = {
  /** How many values. */
  readonly runs: number;
  readonly seed: number;
  /** Called between batches; what it throws ends the fuzz. */
  readonly onBatch?: (values: number) => Promise<void> | void;
  /** Ends at the first disagreement, without describing it. */
  readonly stopsAtFirst?: boolean;
};

export type Tally = {
  readonly values: number;
  /** By Zod. */
  readonly accepted: number;
  readonly rejected: number;
  readonly disagreements: number;
  /** Rejected by published exceptions only, which the document cannot express. */
  readonly excepted: number;
  readonly discrepancies: readonly Discrepancy[];
};

const BATCH = 4000;

/**
 * Makes values from Zod's schema and from the document's, changes them, and compares Zod's verdict with the
 * validator's. The first disagreement of each direction is shrunk and becomes a discrepancy.
 */
export const fuzzPair = async (
  pair: Pair,
  validate: ValidateFunction,
  sides: readonly Side[],
  { runs, seed, onBatch, stopsAtFirst = false }: FuzzOptions,
): Promise<Tally> => {
  const families = buildFamilies(sides);
  const tally = { values: 0, accepted: 0, rejected: 0, disagreements: 0, excepted: 0 };
  const firsts = new Map<string, unknown>();

  const judge = (value: unknown): boolean => {
    const zod = judgeByZod(pair.zod, value);
    const emitted = validate(value);
    tally.values += 1;
    if (zod === 'accepts') tally.accepted += 1;
    else tally.rejected += 1;
    if (emitted ? zod === 'accepts' : zod === 'rejects' || zod === 'onlyUnproven') return true;
    if (emitted && zod === 'onlyUnproven') {
      tally.excepted += 1;
      return true;
    }
    tally.disagreements += 1;
    const direction = `${zod} ${emitted}`;
    if (!firsts.has(direction)) firsts.set(direction, value);
    return false;
  };

  const judgeAll = (family: Family): boolean => {
    const wanted = family.slice(0, runs - tally.values);
    const agree = wanted.filter(judge);
    return agree.length === wanted.length || !stopsAtFirst;
  };

  for (let batch = 0; tally.values < runs; batch += 1) {
    const numRuns = Math.ceil(Math.min(BATCH, runs - tally.values) / FAMILY_SIZE);
    const property = fc.property(families, judgeAll);
    const before = tally.values;
    const result = fc.check(property, { seed: seedOf(seed, batch), numRuns, endOnFailure: true });
    if (result.failed && stopsAtFirst) break;
    if (result.failed) throw result.errorInstance;
    await onBatch?.(tally.values - before);
  }
  if (stopsAtFirst) return { ...tally, discrepancies: [] };
  const discrepancies = [...firsts.values()].map((value) => describe(pair, validate, value));
  return {
    ...tally,
    discrepancies: tally.accepted === 0 ? [...discrepancies, vacuous(pair, runs)] : discrepancies,
  };
};

/** No two seeds share a batch. */
const seedOf = (seed: number, batch: number): number => (Math.imul(seed, 0x9e3779b1) + batch) | 0;

const describe = (pair: Pair, validate: ValidateFunction, value: unknown): Discrepancy => {
  const emitted = validate(value);
  const zod = judgeByZod(pair.zod, value);
  const smallest = shrinkValue(
    value,
    (smaller) => validate(smaller) === emitted && judgeByZod(pair.zod, smaller) === zod,
  );
  const document = emitted ? 'accepts' : 'rejects';
  return {
    stage: 'fuzz',
    path: pair.path,
    problem: `\`${pair.name}\`: Zod ${zod} and the document ${document} ${quoteValue(smallest)}`,
    remedy: 'Write it in Zod in a way that JSON Schema can express too',
  };
};

/** A run in which no value is accepted proves nothing. */
const vacuous = (pair: Pair, runs: number): Discrepancy => ({
  stage: 'fuzz',
  path: pair.path,
  problem: `\`${pair.name}\`: none of ${runs} values was accepted, so nothing is proven`,
  remedy: 'Check that its bounds and patterns leave a value',
});
