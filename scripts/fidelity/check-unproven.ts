import fc from 'fast-check';
import type { z } from 'zod';
import type { Finding } from '../document/walk/finding.ts';
import { readUnproven } from '../document/walk/meta.ts';
import type { Step } from '../document/walk/steps.ts';
import { buildFamilies, FAMILY_SIZE, type Side } from './make-values.ts';

/**
 * That each published exception is one: some value breaks its rule and nothing else of its schema. The entries of
 * `x-unproven` stand in the order of the refinements.
 */
export const checkUnproven = (
  { schema, path }: Step,
  sides: readonly Side[],
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Finding[] => {
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
      remedy: 'Take the refinement and its entry in `x-unproven` out, for the schema says the rule already',
    }));
};

/** With the refinement that found each; `safeParse` leaves that out. */
const listIssues = (schema: z.ZodType, value: unknown): readonly z.core.$ZodRawIssue[] => {
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  return result instanceof Promise ? [] : result.issues;
};
