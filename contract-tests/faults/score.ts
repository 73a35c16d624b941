import { type Contract, nameOperation } from '../../scripts/document/reading/contract.ts';
import type { Fault } from './fault.ts';
import { type FaultOutcome, openWorkbench, runFault, type Workbench } from './run-fault.ts';

/** Every fault twice: in all operations, and in one of those on which it can show, each in turn. */
export const scoreFaults = async (
  contract: Contract,
  faults: readonly Fault[],
  onOutcome: (outcome: FaultOutcome, done: number) => void,
): Promise<FaultOutcome[]> => {
  const workbench = await openWorkbench(contract);
  const outcomes: FaultOutcome[] = [];
  const add = (outcome: FaultOutcome) => {
    outcomes.push(outcome);
    onOutcome(outcome, outcomes.length);
  };
  for (const [index, fault] of faults.entries()) {
    add(await runFault(workbench, fault));
    add(await runOnOne(workbench, fault, index));
  }
  return outcomes;
};

const runOnOne = async (workbench: Workbench, fault: Fault, start: number): Promise<FaultOutcome> => {
  const { operations } = workbench.contract;
  let last: FaultOutcome | undefined;
  for (let step = 0; step < operations.length && !last?.fired; step += 1) {
    last = await runFault(workbench, fault, operations[(start + step) % operations.length]);
  }
  if (last === undefined) throw new Error('a contract has at least one operation');
  return last;
};

const isCaught = ({ checks }: FaultOutcome): boolean => checks.length > 0;

const isCaughtByMeant = ({ checks, fault }: FaultOutcome): boolean => checks.includes(fault.check);

export type Score = {
  readonly faults: number;
  readonly caught: number;
  readonly byMeant: number;
  readonly vital: number;
  readonly vitalCaught: number;
  readonly survivors: readonly string[];
};

export const tallyScore = (outcomes: readonly FaultOutcome[]): Score => {
  const vital = outcomes.filter(({ fault }) => fault.vital);
  return {
    faults: outcomes.length,
    caught: outcomes.filter(isCaught).length,
    byMeant: outcomes.filter(isCaughtByMeant).length,
    vital: vital.length,
    vitalCaught: vital.filter(isCaught).length,
    survivors: outcomes
      .filter((outcome) => !isCaught(outcome) || !isCaughtByMeant(outcome))
      .map(describeSurvivor),
  };
};

const describeSurvivor = (outcome: FaultOutcome): string => {
  const { fault, only, fired, checks } = outcome;
  const where = only === undefined ? 'every operation' : nameOperation(only);
  const how = isCaught(outcome)
    ? `caught by ${checks.join(', ')}, meant for ${fault.check}`
    : fired
      ? 'not caught'
      : 'no case sends what would show it';
  return `${fault.category} › ${fault.title}, on ${where}: ${how}`;
};

/** A row for each category. */
export const describeScore = (outcomes: readonly FaultOutcome[]): string => {
  const rows = [...Map.groupBy(outcomes, ({ fault }) => fault.category)].map(([category, own]) => {
    const { faults, caught, byMeant } = tallyScore(own);
    return `  ${category.padEnd(36)} ${String(faults).padStart(4)} ${String(caught).padStart(7)} ${String(byMeant).padStart(9)}`;
  });
  const total = tallyScore(outcomes);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    `  ${'category'.padEnd(36)} faults  caught  by meant`,
    ...rows,
    '',
    `${rows.length} categories, ${total.faults} faults, ${total.caught} caught (${percent(total.caught, total.faults)}), ${total.byMeant} by the check that is meant for them (${percent(total.byMeant, total.faults)})`,
    `of authentication, status, response schema, 429 and leaks: ${total.vitalCaught} of ${total.vital}`,
    ...total.survivors.map((survivor) => `  ${survivor}`),
    '',
  ].join('\n');
};
