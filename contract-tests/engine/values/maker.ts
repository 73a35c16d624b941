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
  /** A value that takes precedence wherever a schema is the one of a recipient. */
  readonly prefer: (ref: SchemaRef) => unknown;
  /** Random valid values of a schema; undefined where there are none. Kept for each schema. */
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
  /** Only what is required, or every property there is. */
  readonly fill: 'required' | 'all';
  /** A valid value to keep as much of as possible. */
  readonly hint?: unknown;
  /** A place that the value has to have. */
  readonly force?: readonly PathStep[];
};

/** A maker at work on one value. */
export type Making = Maker & {
  /** How many more places may be filled that need not be. */
  readonly room: { left: number };
  /** Makes what is below; `above`: every place that it stands in. Undefined where there is no value. */
  readonly make: (ref: SchemaRef, wish: Wish, above: readonly SchemaRef[]) => unknown;
};
