import type { SchemaRef } from './description.ts';
import { type Flat, flatten } from './flatten.ts';
import { remember } from './remember.ts';
import type { Validator } from './validator.ts';

const LIMIT = 256;
/** So many choices are followed in order to find them. */
const MOST_STEPS = 4 * LIMIT;

/** The ways in which a value can satisfy a schema: one branch of each union and condition; at most 256 of them. */
export const listAlternatives = remember((validator: Validator, ref: SchemaRef): readonly Flat[] => {
  const found: Flat[] = [];
  const open: (readonly SchemaRef[])[] = [[]];
  for (let step = 0; open.length > 0 && found.length < LIMIT && step < MOST_STEPS; step += 1) {
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
});
