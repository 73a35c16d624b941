import type { Contract, NotCovered } from '../../../scripts/document/reading/description.ts';
import { findRepeatedIds } from '../checks/fresh-ids.ts';
import { buildCoverage } from '../coverage/coverage.ts';
import { observe } from '../coverage/observe.ts';
import { proveChecks } from '../coverage/prove-checks.ts';
import { dropUnshown, tallyCoverage } from '../coverage/tally.ts';
import type { Case } from '../model/case.ts';
import type { Exchange } from '../model/exchange.ts';
import type { CaseResult } from '../results/case-result.ts';
import type { SuiteResult } from '../results/suite-result.ts';
import type { Suite } from './build-suite.ts';
import { fuzzOperations } from './fuzz.ts';
import { runCase } from './run-case.ts';
import type { Runner, RunOptions } from './runner.ts';
import { watchServer } from './watch-server.ts';

export type RunSuiteOptions = RunOptions & {
  readonly concurrency: number;
  /** Random requests per operation; 0 unless given. */
  readonly fuzz?: { readonly requests: number; readonly seed: number };
  readonly onResult?: (result: CaseResult) => void;
  /** Sends a case: `runCase` unless given. A live run adds guards. */
  readonly run?: Runner;
};

/** Sends the cases of a suite and tallies what they have shown of the document. */
export const runSuite = async (suite: Suite, given: RunSuiteOptions): Promise<SuiteResult> => {
  const { contract, target } = given;
  let requests = 0;
  const options = {
    ...given,
    onSend: () => {
      requests += 1;
    },
  };
  const sent = await runAll(suite.cases, options);
  const unfuzzed: NotCovered[] = [];
  const context = {
    ...suite.context,
    skip: (what: string, reason: string) => unfuzzed.push({ what, reason }),
  };
  const run = options.run ?? runCase;
  const fuzzed = options.fuzz && (await fuzzOperations({ context, run, options, ...options.fuzz }));
  const results = withFreshIds([...sent, ...(fuzzed ?? [])]);
  const coverage = buildCoverage(contract, target.credentials);
  const unshown = target.capabilities.examplesOnly ? dropUnshown(coverage, contract) : [];
  const agreed: Exchange[] = [];
  for (const { exchange, outcome } of results) {
    if (exchange === undefined) continue;
    const passed = outcome === 'passed' || outcome === 'drift';
    observe(coverage, exchange, passed, target.credentials);
    if (passed) agreed.push(exchange);
  }
  proveChecks(coverage, agreed);
  return {
    results: inDocumentOrder(contract, results),
    coverage: tallyCoverage(coverage, suite.excluded),
    notCovered: [...suite.notCovered, ...unfuzzed, ...unshown],
    requests,
  };
};

/** Sorts results for reading: cases are sent in a shuffled order. */
const inDocumentOrder = ({ operations }: Contract, results: readonly CaseResult[]): CaseResult[] => {
  const rank = ({ case: testCase }: CaseResult) => operations.indexOf(testCase.operation);
  return [...results].sort((a, b) => rank(a) - rank(b) || a.case.title.localeCompare(b.case.title));
};

const runAll = async (cases: readonly Case[], options: RunSuiteOptions): Promise<CaseResult[]> => {
  const results: CaseResult[] = [];
  const run = options.run ?? runCase;
  // shared by the workers: each takes the next case
  const queue = cases.entries();
  const server = watchServer(options.target.url, options.concurrency);
  const work = async () => {
    for (const [index, testCase] of queue) {
      options.signal?.throwIfAborted();
      const result = await run(testCase, options);
      results[index] = result;
      server.note(result);
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  server.end();
  return results;
};

const withFreshIds = (results: readonly CaseResult[]): CaseResult[] => {
  const found = new Map(findRepeatedIds(results.flatMap(({ exchange }) => exchange ?? [])));
  return results.map((result) => {
    const finding = result.exchange && found.get(result.exchange);
    if (finding === undefined) return result;
    const findings = [...result.findings, { check: 'fresh-ids' as const, ...finding }];
    const failed = finding.severity === 'failure' || result.outcome === 'failed';
    return { ...result, findings, outcome: failed ? 'failed' : 'drift' };
  });
};
