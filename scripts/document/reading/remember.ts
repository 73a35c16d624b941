import type { SchemaRef } from './description.ts';
import type { Validator } from './validator.ts';

/** The same function, which reads each schema of a document once: what it gives is kept as long as the validator is. */
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
