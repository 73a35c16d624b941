import { z } from 'zod';
import { type Child, listChildren } from './children.ts';
import { DocumentError } from './document-error.ts';
import { findReferred, idOf } from './names.ts';
import type { Place } from './places.ts';

/** A schema where the walk first met it. */
export type WalkStep = {
  readonly schema: z.ZodType;
  readonly path: readonly string[];
  /** From the API's type to the schema's, as TypeScript's indexed access: `["operations"]["sendMessage"]…`. */
  readonly type: string;
  /** The component that it is written in, or the place where it is in none. */
  readonly owner: string;
  readonly isProperty: boolean;
  readonly isParameters: boolean;
  /**
   * A named schema with other annotations, as `named.meta({ description })`: the document refers to the named schema.
   */
  readonly isReference: boolean;
};

export type Visit = {
  readonly step: WalkStep;
  /** The schemas that this one stands in, outermost first. */
  readonly above: readonly z.ZodType[];
  /** In its owner. */
  readonly isFirst: boolean;
};

/** Every schema below these places once for each owner, in the order of the document. */
export const listSteps = (places: readonly Place[]): WalkStep[] => stepsOf(listVisits(places));

export const stepsOf = (visits: readonly Visit[]): WalkStep[] =>
  visits.filter(({ isFirst }) => isFirst).map(({ step }) => step);

/** Every use of a schema below these places. Throws a DocumentError where schemas are nested without end. */
export const listVisits = (places: readonly Place[]): Visit[] => {
  const visits: Visit[] = [];
  const metIn = new Map<string, Set<z.ZodType>>();
  const visit = (step: WalkStep, above: readonly z.ZodType[]): void => {
    requireEnd(step, above);
    const met = metIn.get(step.owner) ?? new Set();
    metIn.set(step.owner, met);
    const isFirst = !met.has(step.schema);
    visits.push({ step, above, isFirst });
    if (!isFirst) return;
    met.add(step.schema);
    for (const child of readInner(step)) visit(stepTo(child, step), [...above, step.schema]);
  };
  for (const place of places) visit(firstStep(place), []);
  return visits;
};

/** Throws a DocumentError where a part of a schema is not a schema: a getter failed, or a module is not loaded yet. */
const readInner = (step: WalkStep): Child[] => {
  const children = tryListInner(step);
  for (const { schema, segment } of children) {
    if (!(schema instanceof z.ZodType)) {
      throw new DocumentError(
        [...step.path, ...segment],
        'is no schema of `zod`',
        'Write one; use a getter where the modules of two schemas import each other',
      );
    }
  }
  return children;
};

const tryListInner = (step: WalkStep): Child[] => {
  try {
    return listInner(step);
  } catch (error) {
    const problem = `the schema cannot be read (${error instanceof Error ? error.message : error})`;
    throw new DocumentError(step.path, problem, 'Correct its getter or `z.lazy`');
  }
};

/** How deep schemas may be nested; no schema of a real API is as deep. */
const DEEPEST = 400;

/** Each call of a getter can make a schema that the walk has not met, in which there is such a getter again. */
const requireEnd = ({ path }: WalkStep, above: readonly z.ZodType[]): void => {
  if (above.length < DEEPEST) return;
  throw new DocumentError(
    [...path.slice(0, 6), '…'],
    `${DEEPEST} schemas stand in each other here: a getter or \`z.lazy\` makes a new one each time`,
    "Make it once, name it, and refer to it: `const node = z.object({ get children() { return z.array(node) } }).meta({ id: 'Node' })`",
  );
};

const listInner = ({ schema, isProperty }: WalkStep): Child[] => {
  const referred = findReferred(schema);
  if (referred === undefined) return listChildren(schema);
  return [{ schema: referred, segment: [], type: '', ...(isProperty && { isProperty }) }];
};

const stepTo = ({ schema, segment, type, isProperty }: Child, from: WalkStep): WalkStep => ({
  schema,
  path: [...from.path, ...segment],
  type: from.type + type,
  owner: idOf(schema) ?? from.owner,
  isProperty: isProperty === true,
  isParameters: false,
  isReference: findReferred(schema) !== undefined,
});

const firstStep = ({ path, schema, kind, type }: Place): WalkStep => ({
  schema,
  path,
  type,
  owner: idOf(schema) ?? path.join(' › '),
  isProperty: false,
  isParameters: kind === 'parameters',
  isReference: findReferred(schema) !== undefined,
});
