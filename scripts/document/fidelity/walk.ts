import { z } from 'zod';
import type { Place } from '../places.ts';
import { type Child, defOf, listChildren } from './children.ts';
import type { Finding } from './finding.ts';
import { checksOf, objectToChecks } from './walk-checks.ts';
import { objectToMeta, readUnproven } from './walk-meta.ts';
import { type Objection, objectToType } from './walk-types.ts';

/** A schema where the walk first met it. */
export type Step = {
  readonly schema: z.ZodType;
  readonly path: readonly string[];
  /** From the API's type to the schema's, as TypeScript's indexed access: `["operations"]["sendMessage"]…`. */
  readonly type: string;
  /** The component that it is written in, or the place where it is in none. */
  readonly owner: string;
  readonly isProperty: boolean;
  readonly isParameters: boolean;
  /** A named schema with other words, as `named.meta({ description })`: the document refers to the named one. */
  readonly isReference: boolean;
};

export type Walk = {
  readonly findings: readonly Finding[];
  /** Every schema once for each owner, in the order of the document. */
  readonly steps: readonly Step[];
};

/** Holds every schema below these places against the list of what Zod, the document and the types say alike. */
export const walkSchemas = (places: readonly Place[]): Walk => {
  const steps: Step[] = [];
  const findings: Finding[] = [];
  const metIn = new Map<string, Set<z.ZodType>>();
  const object = ({ path }: Step, objections: readonly Objection[]): void => {
    for (const objection of objections) findings.push({ stage: 'walk', path, ...objection });
  };
  const walk = (step: Step, above: readonly z.ZodType[]): void => {
    const met = metIn.get(step.owner) ?? new Set();
    metIn.set(step.owner, met);
    if (met.has(step.schema)) {
      object(step, judgeAgain(step, above));
      return;
    }
    met.add(step.schema);
    steps.push(step);
    object(step, judge(step));
    for (const child of listInner(step.schema)) walk(stepTo(child, step), [...above, step.schema]);
  };
  for (const place of places) walk(firstStep(place), []);
  return { findings, steps };
};

export const idOf = (schema: z.ZodType): string | undefined => z.globalRegistry.get(schema)?.id;

/** The nearest schema with a name that this one was made from by a method: `.min()`, `.meta()`. */
const findNamedOrigin = (schema: z.ZodType): z.ZodType | undefined => {
  if (idOf(schema) !== undefined) return undefined;
  // the core's type; every schema of an Api is a classic one
  const origin = schema._zod.parent as z.ZodType | undefined;
  if (origin === undefined || idOf(origin) !== undefined) return origin;
  return findNamedOrigin(origin);
};

const listInner = (schema: z.ZodType): Child[] => {
  const origin = findNamedOrigin(schema);
  return origin ? [{ schema: origin, segment: [], type: '' }] : listChildren(schema);
};

const stepTo = ({ schema, segment, type, isProperty }: Child, from: Step): Step => ({
  schema,
  path: [...from.path, ...segment],
  type: from.type + type,
  owner: idOf(schema) ?? from.owner,
  isProperty: isProperty === true,
  isParameters: false,
  isReference: findNamedOrigin(schema) !== undefined,
});

const firstStep = ({ path, schema, kind, type }: Place): Step => ({
  schema,
  path,
  type,
  owner: idOf(schema) ?? path.join(' › '),
  isProperty: false,
  isParameters: kind === 'parameters',
  isReference: findNamedOrigin(schema) !== undefined,
});

const judge = ({ schema, ...position }: Step): Objection[] => [
  ...objectToType(schema, position),
  ...objectToChecks(schema, readUnproven(schema).length > 0),
  ...objectToMeta(schema),
  ...objectToOverride(schema),
  ...objectToOrigin(schema),
  ...(position.isParameters && idOf(schema) !== undefined ? [NO_COMPONENT] : []),
];

const NO_COMPONENT: Objection = {
  problem: 'parameters are written one by one, so the group has no name in the document',
  remedy: 'Leave the `id` out',
};

const objectToOverride = (schema: z.ZodType): Objection[] =>
  schema._zod.toJSONSchema === undefined
    ? []
    : [{ problem: 'the schema says itself what the document says of it', remedy: 'Leave the override out' }];

/** A reference says all that the named schema says, and nothing beside it. */
const objectToOrigin = (schema: z.ZodType): Objection[] => {
  const origin = findNamedOrigin(schema);
  if (origin === undefined || checksOf(origin).length === checksOf(schema).length) return [];
  return [
    {
      problem: `the checks were added to \`${idOf(origin)}\`, to which the document refers as it is`,
      remedy: 'Add them before the name, or make the schema anew',
    },
  ];
};

/** What depends on where a schema stands, not on what it is. */
const judgeAgain = (step: Step, above: readonly z.ZodType[]): Objection[] => [
  ...(defOf(step.schema).type === 'optional' ? objectToType(step.schema, step) : []),
  ...(above.includes(step.schema) ? objectToCycle(step, above) : []),
];

/** Only a component can refer to itself. */
const objectToCycle = ({ schema }: Step, above: readonly z.ZodType[]): Objection[] =>
  above.slice(above.indexOf(schema)).some((one) => idOf(one) !== undefined)
    ? []
    : [
        {
          problem: 'a schema that contains itself has no name',
          remedy: "Give it one: `.meta({ id: 'Tree' })`",
        },
      ];

/** How many things these schemas demand of a value: a type or a set of values each, bounds, patterns, required properties. */
export const countConstraints = (steps: readonly Step[]): number =>
  steps.reduce((sum, { schema, isProperty, isReference }) => {
    const isRequired = isProperty && schema._zod.optin === undefined;
    const isWrapper = ['optional', 'lazy', 'unknown'].includes(defOf(schema).type);
    const own = isReference ? 0 : checksOf(schema).length + (isWrapper ? 0 : 1);
    return sum + own + (isRequired ? 1 : 0);
  }, 0);
