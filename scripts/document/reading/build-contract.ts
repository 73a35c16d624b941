import { UserError } from '../../lib/user-error.ts';
import type { Contract } from './description.ts';
import { listUnbroken } from './list-unbroken.ts';
import { readDescription } from './read-description.ts';
import { buildValidator } from './validator.ts';

/** Reads a document for the contract suite. Throws a UserError where a reference has no target. */
export const buildContract = (document: object): Contract => {
  const description = readDescription(document);
  const { operations, notCovered } = description;
  if (operations.length === 0)
    throw new UserError('The document has no operation: there is nothing to test.');
  const validator = buildValidator(description.document);
  const unbroken = operations.flatMap((operation) => listUnbroken(validator, operation));
  return { ...description, validator, notCovered: [...notCovered, ...unbroken] };
};
