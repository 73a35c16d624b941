import type { SchemaRef } from './description.ts';
import type { Validator } from './validator.ts';

/** Caches a function of a schema. Its results live as long as the validator. */
export const remember = <Result>(
  read: (validator: Validator, ref: SchemaRef) => Result,
): ((validator: Validator, ref: SchemaRef) => Result) => {
  const known = new WeakMap<Validator, Map<SchemaRef, Result>>();
  return (validator, ref) => {
    const results = known.get(validator) ?? new Map<SchemaRef, Result>();
    known.set(validator, results);
    const result = results.get(ref) ?? read(validator, ref);
    results.set(ref, result);
    return result;
  };
};
