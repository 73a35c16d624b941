import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import { type Flat, flatten } from '../../../scripts/document/reading/flatten.ts';
import type { PathStep } from '../../../scripts/document/reading/sites.ts';
import type { Maker, Wish } from './maker.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';

/** Chooses a branch of each union: the forced branch, the hint's, or a branch that is neither null nor endless. */
export const chooseBranches = (
  { validator }: Maker,
  ref: SchemaRef,
  wish: Wish,
  above: readonly SchemaRef[],
): { flat: Flat; wish: Wish } => {
  const isNull = (branch: SchemaRef) => flatten(validator, branch).types.join() === 'null';
  let force = wish.force ?? [];
  const chosen: SchemaRef[] = [];
  for (;;) {
    const flat = flatten(validator, ref, chosen);
    const union = flat.unions.find(({ branches }) => isForced(force[0], branches)) ?? flat.unions[0];
    if (union === undefined) return { flat, wish: { ...wish, force } };
    const { branches } = union;
    const forced = isForced(force[0], branches);
    if (forced !== undefined) force = force.slice(1);
    const fresh = branches.filter((branch) => !above.includes(branch));
    const hinted = fresh.find(
      (branch) => wish.hint !== undefined && validator.validate(branch, wish.hint).length === 0,
    );
    const branch =
      forced ?? hinted ?? fresh.find((candidate) => !isNull(candidate)) ?? fresh[0] ?? branches[0];
    if (branch === undefined) throw new NoValueError(NO_VALUE);
    chosen.push(branch);
  }
};

const isForced = (step: PathStep | undefined, branches: readonly SchemaRef[]): SchemaRef | undefined =>
  step?.kind === 'branch' && branches.includes(step.ref) ? step.ref : undefined;
