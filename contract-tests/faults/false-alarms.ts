import type { Contract } from '../../scripts/document/reading/description.ts';
import type { Target } from '../engine/model/target.ts';
import { describeMissing } from '../engine/report/describe-missing.ts';
import { nameResult } from '../engine/results/case-result.ts';
import { buildSuite } from '../engine/run/build-suite.ts';
import { runSuite } from '../engine/run/run-suite.ts';

export type CorrectServer = {
  readonly name: string;
  readonly contract: Contract;
  readonly start: () => Promise<Target>;
};

export type Quiet = {
  readonly runs: number;
  /** The largest number of requests of a run. */
  readonly requests: number;
  /** The findings in a correct server: the case, the check and the seed. */
  readonly alarms: readonly string[];
};

/** Runs the suite on a correct server, once for each seed from 1. */
export const countFalseAlarms = async (
  { contract, start }: CorrectServer,
  seeds: number,
  onRun: () => void,
): Promise<Quiet> => {
  const alarms: string[] = [];
  let requests = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const target = await start();
    try {
      const suite = await buildSuite({ contract, target, seed, level: 2, phones: [] });
      const ran = await runSuite(suite, {
        contract,
        target,
        timeoutMs: 30_000,
        maxLatencyMs: 30_000,
        concurrency: 4,
      });
      requests = Math.max(requests, ran.requests);
      for (const result of ran.results) {
        for (const { check, severity, got } of result.findings) {
          if (severity === 'failure') alarms.push(`${nameResult(result)} (${check}, seed ${seed}): ${got}`);
        }
      }
      if (target.capabilities.complete)
        alarms.push(...ran.coverage.missing.map((missing) => `${describeMissing(missing)} (seed ${seed})`));
    } finally {
      await target.close();
    }
    onRun();
  }
  return { runs: seeds, requests, alarms };
};
