import type { Contract, Operation } from '../../scripts/document/reading/description.ts';
import type { Target } from '../engine/model/target.ts';
import type { CaseResult } from '../engine/results/case-result.ts';
import { buildSuite, type Suite } from '../engine/run/build-suite.ts';
import { runCase } from '../engine/run/run-case.ts';
import { runSuite } from '../engine/run/run-suite.ts';
import { startSandboxTarget } from '../own/sandbox-target.ts';
import type { Interception } from './call.ts';
import { wrapWith } from './call.ts';
import type { Fault } from './fault.ts';

export type FaultResult = {
  readonly fault: Fault;
  /** The only operation with the fault; undefined: all operations. */
  readonly only: Operation | undefined;
  /** Whether the fault changed a request or an answer. Not every fault is possible in every operation. */
  readonly fired: boolean;
  /** The checks that failed. The run ends when the meant check fails. */
  readonly checks: readonly string[];
};

const SLOW_BOUND_MS = 1000;
const NO_BOUND_MS = 60_000;
const TIMEOUT_MS = 3000;
const CONCURRENCY = 4;

/** The contract and the cases, which are the same for all faults. */
export type Workbench = { readonly contract: Contract; readonly suite: Suite };

export const openWorkbench = async (contract: Contract): Promise<Workbench> => {
  const target = await startSandboxTarget();
  await target.close();
  return { contract, suite: await buildSuite({ contract, target, seed: 1, level: 2, phones: [] }) };
};

/** Runs the suite on a sandbox with a fault, until the check that is meant to find the fault fails. */
export const runFault = async (
  { contract, suite }: Workbench,
  fault: Fault,
  only?: Operation,
): Promise<FaultResult> => {
  const watched = watch(fault.intercept(contract));
  const target = await startSandboxTarget({ wrap: wrapWith(contract, watched.interception, only) });
  try {
    const checks = await collectChecks(limitSuite(suite, only), { contract, target, fault });
    return { fault, only, fired: watched.fired(), checks };
  } finally {
    await target.close();
  }
};

/** Only the cases of an operation can show a fault of that operation. */
const limitSuite = (suite: Suite, only: Operation | undefined): Suite =>
  only === undefined ? suite : { ...suite, cases: suite.cases.filter(({ operation }) => operation === only) };

const collectChecks = async (
  suite: Suite,
  { contract, target, fault }: { contract: Contract; target: Target; fault: Fault },
): Promise<string[]> => {
  const checks = new Set<string>();
  const note = ({ findings }: CaseResult) => {
    for (const { check, severity } of findings) if (severity === 'failure') checks.add(check);
  };
  const { results } = await runSuite(suite, {
    contract,
    target,
    timeoutMs: TIMEOUT_MS,
    maxLatencyMs: fault.check === 'latency' ? SLOW_BOUND_MS : NO_BOUND_MS,
    concurrency: CONCURRENCY,
    run: async (testCase, options) => {
      if (checks.has(fault.check))
        return { case: testCase, outcome: 'unobserved', findings: [], reason: 'the fault is found' };
      const result = await runCase(testCase, options);
      note(result);
      return result;
    },
  });
  results.forEach(note);
  return [...checks];
};

const watch = ({ before, after }: Interception) => {
  let fired = false;
  const interception: Interception = {
    ...(before && {
      before: async (call) => {
        const next = await before(call);
        fired ||= next !== call;
        return next;
      },
    }),
    ...(after && {
      after: async (reply, call) => {
        const next = await after(reply, call);
        fired ||= next !== reply;
        return next;
      },
    }),
  };
  return { interception, fired: () => fired };
};
