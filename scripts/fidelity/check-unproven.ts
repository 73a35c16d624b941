import fc from 'fast-check';
import type { z } from 'zod';
import type { Discrepancy } from '../document/walk/discrepancy.ts';
import { readUnproven } from '../document/walk/meta.ts';
import type { WalkStep } from '../document/walk/steps.ts';
import { buildFamilies, FAMILY_SIZE, type Side } from './make-values.ts';

/**
 * Checks that each published exception is real: some value breaks its rule and no other rule of its schema. The entries
 * of `x-unproven` stand in the order of the refinements.
 */
export const checkUnproven = (
  { schema, path }: WalkStep,
  sides: readonly Side[],
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Discrepancy[] => {
  const refinements = (schema._zod.def.checks ?? []).filter(({ _zod }) => _zod.def.check === 'custom');
  const broken = new Set<unknown>();
  const judge = (value: unknown): void => {
    const issues = listIssues(schema, value);
    if (issues.every(({ code }) => code === 'custom')) for (const { inst } of issues) broken.add(inst);
  };
  const numRuns = Math.ceil(runs / FAMILY_SIZE);
  fc.assert(
    fc.property(buildFamilies(sides), (family) => family.forEach(judge)),
    { seed, numRuns },
  );
  return readUnproven(schema)
    .filter((_, index) => !broken.has(refinements[index]))
    .map(({ rule }) => ({
      stage: 'fuzz',
      path,
      problem: `no value of ${runs} breaks the rule "${rule}" and fits the rest`,
      remedy: 'Remove the refinement and its entry in `x-unproven`: the schema expresses the rule already',
    }));
};

/** The issues with the refinement that found each of them, which `safeParse` leaves out. */
const listIssues = (schema: z.ZodType, value: unknown): readonly z.core.$ZodRawIssue[] => {
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  return result instanceof Promise ? [] : result.issues;
};
