import type { z } from 'zod';
import { checksOf, objectToChecks } from './checks.ts';
import { defOf } from './def.ts';
import type { Discrepancy } from './discrepancy.ts';
import { objectToMeta, readUnproven } from './meta.ts';
import { findReferred, idOf, isReferred } from './names.ts';
import { objectToSlowness } from './patterns.ts';
import type { Place } from './places.ts';
import { objectToSize } from './size.ts';
import { listVisits, stepsOf, type WalkStep } from './steps.ts';
import { type Objection, objectToType } from './types.ts';

export type Walk = {
  readonly discrepancies: readonly Discrepancy[];
  /** Every schema once for each owner, in the order of the document. */
  readonly steps: readonly WalkStep[];
};

/**
 * Checks that every schema below these places is in the list of what Zod, the document and the types express alike.
 * Throws a DocumentError where schemas are nested without end.
 */
export const walkSchemas = (places: readonly Place[]): Walk => {
  const visits = listVisits(places);
  const steps = stepsOf(visits);
  const slow = findSlowPatterns(steps);
  // the checks below also parse examples, which a slow pattern can stall
  if (slow.length > 0) return { discrepancies: slow, steps };
  const discrepancies = visits.flatMap(({ step, isFirst, above }) =>
    (isFirst ? judge(step) : judgeAgain(step, above)).map((objection) => discrepancyAt(step, objection)),
  );
  return { discrepancies, steps };
};

const discrepancyAt = ({ path }: WalkStep, objection: Objection): Discrepancy => ({
  stage: 'walk',
  path,
  ...objection,
});

const findSlowPatterns = (steps: readonly WalkStep[]): Discrepancy[] => {
  const known = new Map<string, Objection[]>();
  return steps.flatMap((step) =>
    checksOf(step.schema).flatMap(({ pattern }) => {
      if (!(pattern instanceof RegExp)) return [];
      const objections = known.get(String(pattern)) ?? objectToSlowness(pattern);
      known.set(String(pattern), objections);
      return objections.map((objection) => discrepancyAt(step, objection));
    }),
  );
};

const judge = ({ schema, ...position }: WalkStep): Objection[] => [
  ...objectToType(schema, position),
  ...objectToChecks(schema, readUnproven(schema).length > 0),
  ...objectToMeta(schema),
  ...objectToOverride(schema),
  ...objectToOrigin(schema),
  ...(position.isParameters && idOf(schema) !== undefined ? [NO_COMPONENT] : []),
  ...(position.isParameters || idOf(schema) !== undefined ? objectToSize(schema, isReferred) : []),
];

const NO_COMPONENT: Objection = {
  problem: 'parameters are written one by one, so the group has no name in the document',
  remedy: 'Leave the `id` out',
};

const objectToOverride = (schema: z.ZodType): Objection[] =>
  schema._zod.toJSONSchema === undefined
    ? []
    : [{ problem: 'the schema overrides what the document has for it', remedy: 'Leave the override out' }];

/** A reference means exactly the named schema. */
const objectToOrigin = (schema: z.ZodType): Objection[] => {
  const origin = findReferred(schema);
  if (origin === undefined || checksOf(origin).length === checksOf(schema).length) return [];
  return [
    {
      problem: `the checks were added to \`${idOf(origin)}\`, to which the document refers as it is`,
      remedy: 'Give the result a name too, add them before the name, or make the schema anew',
    },
  ];
};

/** What depends on where a schema stands, not on what it is. */
const judgeAgain = (step: WalkStep, above: readonly z.ZodType[]): Objection[] => [
  ...(defOf(step.schema).type === 'optional' ? objectToType(step.schema, step) : []),
  ...(above.includes(step.schema) ? objectToCycle(step, above) : []),
];

/**
 * Only a component can refer to itself, and only from within a value: there each value is smaller than the value that
 * contains it.
 */
const objectToCycle = ({ schema }: WalkStep, above: readonly z.ZodType[]): Objection[] => {
  const cycle = above.slice(above.indexOf(schema));
  if (!cycle.some((schema) => CONTAINERS.has(defOf(schema).type))) {
    return [
      {
        problem: 'a schema refers to itself for the same value, without end',
        remedy: 'Refer to it from a property or an item only',
      },
    ];
  }
  if (cycle.some((schema) => idOf(schema) !== undefined)) return [];
  return [
    {
      problem: 'a schema that contains itself has no name',
      remedy: "Give it one: `.meta({ id: 'Tree' })`",
    },
  ];
};

const CONTAINERS = new Set(['object', 'array', 'tuple', 'record']);

/**
 * The number of constraints in these schemas: one type or set of values each, bounds, patterns, required properties.
 */
export const countConstraints = (steps: readonly WalkStep[]): number =>
  steps.reduce((sum, { schema, isProperty, isReference }) => {
    const isRequired = isProperty && schema._zod.optin === undefined;
    const isWrapper = ['optional', 'lazy', 'unknown'].includes(defOf(schema).type);
    const own = isReference ? 0 : checksOf(schema).length + (isWrapper ? 0 : 1);
    return sum + own + (isRequired ? 1 : 0);
  }, 0);
