import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Api } from '../../schemas/definition.ts';
import { buildDocument } from '../document/build-document.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import type { Discrepancy } from '../document/walk/discrepancy.ts';
import { readUnproven } from '../document/walk/meta.ts';
import { listPlaces } from '../document/walk/places.ts';
import type { WalkStep } from '../document/walk/steps.ts';
import { countConstraints, walkSchemas } from '../document/walk/walk-schemas.ts';
import { buildCompiler } from './build-validator.ts';
import { checkCompiled } from './check-compiled.ts';
import { checkUnproven } from './check-unproven.ts';
import { fuzzPair, type Tally } from './fuzz-pair.ts';
import { type Components, componentsOf, listPairs, type Pair } from './pairs.ts';
import { buildSides, type SidesOf } from './sides.ts';

export type FidelityOptions = {
  /** Values for each component and each group of parameters. */
  readonly runs: number;
  /** The same seed tries the same values. */
  readonly seed: number;
  /** The document to compare with the API, where it was built already. */
  readonly document?: OpenApiDocument;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

export type ComponentReport = Omit<Tally, 'discrepancies'> & {
  readonly name: string;
  readonly constraints: number;
  readonly milliseconds: number;
};

export type FidelityReport = {
  readonly seed: number;
  readonly components: readonly ComponentReport[];
  /** Requests to the mock, where it was asked, and how many of them it had to accept. */
  readonly mock?: { readonly values: number; readonly accepted: number };
  /** Empty where Zod and the document agree. */
  readonly discrepancies: readonly Discrepancy[];
};

/**
 * Whether Zod and the document of an API agree on every value: first by a walk over the definitions, then by a strict
 * compilation, then by trying values. Each stage runs only where the one before it has no discrepancies.
 */
export const checkFidelity = async (api: Api, options: FidelityOptions): Promise<FidelityReport> => {
  const { seed } = options;
  const places = listPlaces(api);
  const { discrepancies, steps } = walkSchemas(places);
  if (discrepancies.length > 0) return { seed, components: [], discrepancies };

  const document = options.document ?? buildDocument(api);
  const components = componentsOf(document);
  const pairs = listPairs(places, steps, document);
  const { judges, refused } = compilePairs(pairs, components);
  if (refused.length > 0) return { seed, components: [], discrepancies: refused };

  const sidesOf = buildSides(pairs, components);
  const tallies = await fuzzAll(judges, sidesOf, options);
  const found = tallies.flatMap(({ discrepancies }) => discrepancies);
  return {
    seed,
    components: tallies.map(({ discrepancies: _discrepancies, ...report }) => report),
    discrepancies: found.length > 0 ? found : findStale(steps, sidesOf, seed),
  };
};

/** For published exceptions: few values are enough to break a rule, however many are tried in all. */
const RUNS_FOR_RULES = 5000;

const findStale = (steps: readonly WalkStep[], sidesOf: SidesOf, seed: number): Discrepancy[] =>
  steps
    .filter(({ schema }) => readUnproven(schema).length > 0)
    .flatMap((step) => checkUnproven(step, sidesOf({ zod: step.schema }), { runs: RUNS_FOR_RULES, seed }));

type Judge = { readonly pair: Pair; readonly validate: ValidateFunction };

const compilePairs = (pairs: readonly Pair[], components: Components) => {
  const compile = buildCompiler(components);
  const judges: Judge[] = [];
  const refused: Discrepancy[] = [];
  for (const pair of pairs) {
    const compiled = compile(pair.emitted);
    refused.push(...checkCompiled(pair, compiled));
    if ('validate' in compiled) judges.push({ pair, validate: compiled.validate });
  }
  return { judges, refused };
};

const fuzzAll = async (
  judges: readonly Judge[],
  sidesOf: SidesOf,
  { runs, seed, onProgress, signal }: FidelityOptions,
): Promise<(Tally & ComponentReport)[]> => {
  let done = 0;
  const onBatch = async (values: number): Promise<void> => {
    done += values;
    onProgress?.(done, runs * judges.length);
    await breathe();
    signal?.throwIfAborted();
  };
  const tallies: (Tally & ComponentReport)[] = [];
  for (const { pair, validate } of judges) {
    const start = performance.now();
    const tally = await fuzzPair(pair, validate, sidesOf(pair), { runs, seed, onBatch });
    const constraints = countConstraints(pair.steps);
    tallies.push({ name: pair.name, constraints, ...tally, milliseconds: performance.now() - start });
  }
  return tallies;
};

/** Lets signals in. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
