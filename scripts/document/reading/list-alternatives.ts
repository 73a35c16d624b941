import type { SchemaRef } from './contract.ts';
import { type Flat, flatten } from './flatten.ts';
import type { Validator } from './validator.ts';

const LIMIT = 256;

/** The ways in which a value can satisfy a schema: one branch of each union and condition; at most 256 of them. */
export const listAlternatives = (validator: Validator, ref: SchemaRef): Flat[] => {
  const found: Flat[] = [];
  const open: (readonly SchemaRef[])[] = [[]];
  while (open.length > 0 && found.length < LIMIT) {
    const chosen = open.pop() ?? [];
    const flat = flatten(validator, ref, chosen);
    const [choice] = [
      ...flat.unions.map(({ branches }) => branches.map((branch) => [branch])),
      ...flat.conditions,
    ];
    if (choice) open.push(...choice.map((group) => [...chosen, ...group]).reverse());
    else found.push(flat);
  }
  return found;
};
