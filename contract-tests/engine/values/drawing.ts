import type fc from 'fast-check';
import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';

/** Draws the values within a value. */
export type Drawing = {
  readonly validator: Validator;
  /** `above`: the places that contain the value. Throws a NoValueError. */
  readonly draw: (ref: SchemaRef, above: readonly SchemaRef[]) => fc.Arbitrary<unknown>;
  /** As `draw`; undefined where there is no value, or where the schema is large enough without it. */
  readonly drawOptional: (ref: SchemaRef, above: readonly SchemaRef[]) => fc.Arbitrary<unknown> | undefined;
};
