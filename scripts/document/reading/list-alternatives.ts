import type { SchemaRef } from './description.ts';
import { type Flat, flatten } from './flatten.ts';
import { remember } from './remember.ts';
import type { Validator } from './validator.ts';

const LIMIT = 256;
/** How many choices are followed to find the alternatives. */
const MOST_STEPS = 4 * LIMIT;

/** The alternatives of a schema, each with one branch of every union and condition; at most 256. */
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
