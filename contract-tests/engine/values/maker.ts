import type fc from 'fast-check';
import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import type { PathStep } from '../../../scripts/document/reading/sites.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import type { Random } from '../../../scripts/lib/random.ts';
import { validValues } from './arbitrary.ts';
import { orNone } from './no-value.ts';

export type Maker = {
  readonly validator: Validator;
  readonly random: Random;
  /** The value for schemas of recipients, which has precedence; undefined for other schemas. */
  readonly prefer: (ref: SchemaRef) => unknown;
  /** Random valid values of a schema; undefined where there are none. Cached. */
  readonly draw: (ref: SchemaRef) => fc.Arbitrary<unknown> | undefined;
};

export const buildMaker = (parts: Omit<Maker, 'draw'>): Maker => {
  const known = new Map<SchemaRef, fc.Arbitrary<unknown> | undefined>();
  const draw = (ref: SchemaRef) => {
    if (!known.has(ref))
      known.set(
        ref,
        orNone(() => validValues(parts.validator, ref)),
      );
    return known.get(ref);
  };
  return { ...parts, draw };
};

export type Wish = {
  /** The required properties only, or every property. */
  readonly fill: 'required' | 'all';
  /** A valid value. The result keeps as much of it as possible. */
  readonly hint?: unknown;
  /** A place that the value must have. */
  readonly force?: readonly PathStep[];
};

/** A maker while it makes a value. */
export type Making = Maker & {
  /** How many more optional places may be filled. */
  readonly room: { left: number };
  /** Makes an inner value; `above`: the places that contain it. Undefined where there is no value. */
  readonly make: (ref: SchemaRef, wish: Wish, above: readonly SchemaRef[]) => unknown;
};
