import { isFailed } from './matrix.ts';
import { mutate } from './mutate.ts';
import type { TablePlan } from './plan-tables.ts';
import type { Mutant } from './protocol/mutant.ts';
import { type Column, runConformance } from './run-conformance.ts';

export type Scored = {
  readonly mutant: Mutant;
  /** The first problem that a table found; undefined where none did. */
  readonly noticed: string | undefined;
};

export type Workshop = {
  /** The folder `runtime` of the client, in a copy of the project. */
  readonly runtime: string;
  /** Makes the packages of both APIs anew, and gives the tables with the folders of these. */
  readonly rebuild: () => Promise<readonly TablePlan[]>;
};

/** Runs the tables on each mutant. Throws where they find something wrong with the client as it is. */
export const scoreMutants = async (
  { runtime, rebuild }: Workshop,
  mutants: readonly Mutant[],
  onScored: (scored: Scored) => void,
): Promise<Scored[]> => {
  const before = await findProblem(await rebuild());
  if (before !== undefined) throw new Error(`the client fails without a mutant: ${before}`);
  const scored: Scored[] = [];
  for (const mutant of mutants) {
    const undo = mutate(runtime, mutant);
    try {
      const one = { mutant, noticed: await findProblem(await rebuild()) };
      scored.push(one);
      onScored(one);
    } finally {
      undo();
    }
  }
  return scored;
};

const findProblem = async (plans: readonly TablePlan[]): Promise<string | undefined> => {
  for (const { table, runners } of plans) {
    for (const { runner, folder } of runners) {
      const problem = firstProblem(await runConformance(table, runner, folder));
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
};

const firstProblem = ({ name, skipped, verdicts }: Column): string | undefined => {
  if (skipped) throw new Error(`the program of \`${name}\` is not installed`);
  const [id, verdict] = [...verdicts].find(([, found]) => isFailed(found)) ?? [];
  return verdict && 'problems' in verdict ? `${id}: ${verdict.problems[0]}` : undefined;
};
