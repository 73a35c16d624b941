import fc from 'fast-check';
import { nameOperation, type Operation } from '../../../scripts/document/reading/description.ts';
import { breathe } from '../../../scripts/lib/breathe.ts';
import { buildDraft } from '../cases/base-draft.ts';
import type { CaseContext } from '../cases/context.ts';
import { accepts, orUndefined, rejects } from '../cases/make-case.ts';
import type { Case } from '../model/case.ts';
import { jsonMedia } from '../model/json-media.ts';
import { findUnwritten } from '../model/unwritten.ts';
import { type Draft, toWire, withBody } from '../requests/draft.ts';
import type { CaseResult } from '../results/case-result.ts';
import { invalidValues, validValues } from '../values/arbitrary.ts';
import { NoValueError } from '../values/no-value.ts';
import type { Runner, RunOptions } from './runner.ts';

export type FuzzOptions = {
  readonly context: CaseContext;
  readonly run: Runner;
  readonly options: RunOptions;
  readonly seed: number;
  /** Requests per operation, half of them invalid. Shrinking a failure takes more. */
  readonly requests: number;
};

/**
 * Sends random bodies to every operation. There is one result for each operation and kind of body: the result of the
 * smallest body that fails, otherwise of the last body.
 */
export const fuzzOperations = async (fuzz: FuzzOptions): Promise<CaseResult[]> => {
  const results: CaseResult[] = [];
  const { operations } = fuzz.context.contract;
  for (const operation of operations.filter((written) => findUnwritten(written) === undefined)) {
    await breathe(fuzz.options.signal);
    const draft = orUndefined(fuzz.context, `${nameOperation(operation)} › fuzz`, () =>
      buildDraft(fuzz.context, operation, { fill: 'all' }),
    );
    if (draft === undefined) continue;
    for (const validity of ['valid', 'invalid'] as const) {
      const bodies = buildBodies(fuzz.context, operation, validity);
      if (bodies === undefined) continue;
      const result = await fuzzBodies(fuzz, operation, draft, { bodies, validity }).catch((error) => {
        if (!(error instanceof NoValueError)) throw error;
        fuzz.context.skip(`${nameOperation(operation)} › fuzz`, error.message);
      });
      if (result) results.push(result);
    }
  }
  return results;
};

/** A schema that accepts all of these is taken to accept every value. */
const ANYTHING = [null, true, 1, 'text', [], {}];

const buildBodies = (
  context: CaseContext,
  operation: Operation,
  validity: 'valid' | 'invalid',
): fc.Arbitrary<unknown> | undefined => {
  const { validator } = context.contract;
  const schema = jsonMedia(operation)?.schema;
  if (schema === undefined) return undefined;
  const allowsAll = ANYTHING.every((value) => validator.validate(schema, value).length === 0);
  if (validity === 'invalid' && allowsAll) return undefined;
  const build = validity === 'valid' ? validValues : invalidValues;
  return orUndefined(context, `${nameOperation(operation)} › fuzz`, () => build(validator, schema));
};

type Bodies = { readonly bodies: fc.Arbitrary<unknown>; readonly validity: 'valid' | 'invalid' };

const fuzzBodies = async (
  { run, options, seed, requests }: FuzzOptions,
  operation: Operation,
  draft: Draft,
  { bodies, validity }: Bodies,
): Promise<CaseResult | undefined> => {
  let last: CaseResult | undefined;
  let failed: CaseResult | undefined;
  const property = fc.asyncProperty(bodies, async (body) => {
    // no skip is allowed, so this ends the check
    fc.pre(options.signal?.aborted !== true);
    const testCase = buildFuzzCase(operation, withBody(draft, body), validity);
    if (testCase === undefined) return true;
    last = await run(testCase, options);
    if (last.outcome === 'failed') failed = last;
    return last.outcome !== 'failed';
  });
  const numRuns = Math.max(1, Math.floor(requests / 2));
  await fc.check(property, { seed, numRuns, maxSkipsPerRun: 0, endOnFailure: false });
  options.signal?.throwIfAborted();
  return failed ?? last;
};

const buildFuzzCase = (
  operation: Operation,
  draft: Draft,
  validity: 'valid' | 'invalid',
): Case | undefined => {
  const wire = toWire(draft);
  const details = {
    group: 'fuzz',
    title: validity === 'valid' ? 'accepts random valid bodies' : 'rejects random invalid bodies',
  };
  if (wire === undefined) return undefined;
  return validity === 'valid' ? accepts(operation, wire, details) : rejects(operation, wire, details);
};
