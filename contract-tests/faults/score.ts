import { type Contract, nameOperation } from '../../scripts/document/reading/description.ts';
import type { Fault } from './fault.ts';
import { type FaultResult, openWorkbench, runFault, type Workbench } from './run-fault.ts';

/** Runs every fault twice: in all operations, and in a single operation in which it is possible. */
export const scoreFaults = async (
  contract: Contract,
  faults: readonly Fault[],
  onResult: (result: FaultResult, done: number) => void,
): Promise<FaultResult[]> => {
  const workbench = await openWorkbench(contract);
  const results: FaultResult[] = [];
  const add = (result: FaultResult) => {
    results.push(result);
    onResult(result, results.length);
  };
  for (const [index, fault] of faults.entries()) {
    add(await runFault(workbench, fault));
    add(await runOnOne(workbench, fault, index));
  }
  return results;
};

const runOnOne = async (workbench: Workbench, fault: Fault, start: number): Promise<FaultResult> => {
  const { operations } = workbench.contract;
  let last: FaultResult | undefined;
  for (let step = 0; step < operations.length && !last?.fired; step += 1) {
    last = await runFault(workbench, fault, operations[(start + step) % operations.length]);
  }
  if (last === undefined) throw new Error('a contract has at least one operation');
  return last;
};

const isCaught = ({ checks }: FaultResult): boolean => checks.length > 0;

const isCaughtByMeant = ({ checks, fault }: FaultResult): boolean => checks.includes(fault.check);

export type Score = {
  readonly faults: number;
  readonly caught: number;
  readonly byMeant: number;
  readonly vital: number;
  readonly vitalCaught: number;
  readonly survivors: readonly string[];
};

export const tallyScore = (results: readonly FaultResult[]): Score => {
  const vital = results.filter(({ fault }) => fault.vital);
  return {
    faults: results.length,
    caught: results.filter(isCaught).length,
    byMeant: results.filter(isCaughtByMeant).length,
    vital: vital.length,
    vitalCaught: vital.filter(isCaught).length,
    survivors: results
      .filter((result) => !isCaught(result) || !isCaughtByMeant(result))
      .map(describeSurvivor),
  };
};

const describeSurvivor = (result: FaultResult): string => {
  const { fault, only, fired, checks } = result;
  const where = only === undefined ? 'every operation' : nameOperation(only);
  const how = isCaught(result)
    ? `caught by ${checks.join(', ')}, meant for ${fault.check}`
    : fired
      ? 'not caught'
      : 'no case can show it';
  return `${fault.category} › ${fault.title}, on ${where}: ${how}`;
};

/** One row per category. */
export const describeScore = (results: readonly FaultResult[]): string => {
  const rows = [...Map.groupBy(results, ({ fault }) => fault.category)].map(([category, own]) => {
    const { faults, caught, byMeant } = tallyScore(own);
    return `  ${category.padEnd(36)} ${String(faults).padStart(4)} ${String(caught).padStart(7)} ${String(byMeant).padStart(9)}`;
  });
  const total = tallyScore(results);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  return [
    `  ${'category'.padEnd(36)} faults  caught  by meant`,
    ...rows,
    '',
    `${rows.length} categories, ${total.faults} faults, ${total.caught} caught (${percent(total.caught, total.faults)}), ${total.byMeant} by the meant check (${percent(total.byMeant, total.faults)})`,
    `of authentication, status, response schema, 429 and leaks: ${total.vitalCaught} of ${total.vital}`,
    ...total.survivors.map((survivor) => `  ${survivor}`),
    '',
  ].join('\n');
};
