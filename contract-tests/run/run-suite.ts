import type { Contract, NotCovered } from '../../scripts/document/reading/contract.ts';
import type { Validator } from '../../scripts/document/reading/validator.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import { buildBudget, meterValidator } from '../cases/budget.ts';
import { buildCases, isInvalidCase } from '../cases/build-cases.ts';
import type { Case, CaseContext, Level } from '../cases/case.ts';
import { isRecipient } from '../cases/recipients.ts';
import type { Exchange } from '../checks/check.ts';
import { findRepeatedIds } from '../checks/fresh-ids.ts';
import { buildCoverage } from '../coverage/coverage.ts';
import { observe } from '../coverage/observe.ts';
import { proveChecks } from '../coverage/prove-checks.ts';
import { dropUnshown, type Tally, tallyCoverage } from '../coverage/tally.ts';
import type { Target } from '../targets/target.ts';
import { buildMaker } from '../values/maker.ts';
import { buildRandom, shuffle } from '../values/random.ts';
import { breathe } from './breathe.ts';
import { fuzzOperations } from './fuzz.ts';
import { type CaseResult, type RunOptions, runCase } from './run-case.ts';

export type SuiteOptions = {
  readonly contract: Contract;
  readonly target: Target;
  readonly seed: number;
  readonly level: Level;
  /** Only these may be sent to, where there are any. */
  readonly phones: readonly string[];
  /** Ends the work when it is aborted. */
  readonly signal?: AbortSignal;
};

export type Suite = {
  /** In the order in which they are sent: shuffled by the seed. */
  readonly cases: readonly Case[];
  readonly notCovered: readonly NotCovered[];
  /** Items of the coverage that nothing can show violated, and why. */
  readonly excluded: ReadonlyMap<string, string>;
  /** What the cases were built with. */
  readonly context: CaseContext;
};

/** Every case for a target; the same seed gives the same cases in the same order. Rejects when it is aborted. */
export const buildSuite = async (options: SuiteOptions): Promise<Suite> => {
  const { contract, target, seed, level, phones, signal } = options;
  const random = buildRandom(seed);
  const notCovered = [...contract.notCovered];
  const excluded = new Map<string, string>();
  const budget = buildBudget();
  const judge = (validator: Validator): Pick<CaseContext, 'contract' | 'maker' | 'isInvalid'> => ({
    contract: { ...contract, validator },
    maker: buildMaker({
      validator,
      random,
      prefer: (ref) => (isRecipient(validator, ref, phones) ? phones[0] : undefined),
    }),
    isInvalid: (one) => isInvalidCase({ ...contract, validator }, one),
  });
  const context: CaseContext = {
    ...judge(contract.validator),
    level,
    capabilities: target.capabilities,
    credentials: new Map(
      [...target.credentials].map(([name, secret]) => [name, { hasLetters: /\p{L}/u.test(secret) }]),
    ),
    skip: (what, reason) => notCovered.push({ what, reason }),
    exclude: (item, reason) => excluded.set(item, reason),
  };
  const planning = { ...context, ...judge(meterValidator(contract.validator, budget)) };
  const cases = shuffle(random, await buildCases(planning, budget, () => breathe(signal)));
  return {
    cases,
    notCovered: distinct([...notCovered, ...[...excluded].map(([what, reason]) => ({ what, reason }))]),
    excluded,
    context,
  };
};

/** What is tried twice, as a place is for its edges and for its violations, is listed once. */
const distinct = (list: readonly NotCovered[]): NotCovered[] => [
  ...new Map(list.map((one) => [`${one.what}: ${one.reason}`, one])).values(),
];

export type SuiteResult = {
  readonly results: readonly CaseResult[];
  readonly coverage: Tally;
  readonly notCovered: readonly NotCovered[];
  readonly requests: number;
};

export type Runner = (one: Case, options: RunOptions) => Promise<CaseResult>;

export type RunSuiteOptions = RunOptions & {
  readonly concurrency: number;
  /** Random requests an operation; none unless given. */
  readonly fuzz?: { readonly requests: number; readonly seed: number };
  readonly onResult?: (result: CaseResult) => void;
  /** Sends one case: `runCase`, or that behind the guards of a live run. */
  readonly run?: Runner;
};

/** Sends the cases of a suite and says what of the document they have shown. */
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

/** For people to read: the order in which cases were sent is the seed's. */
const inDocumentOrder = ({ operations }: Contract, results: readonly CaseResult[]): CaseResult[] => {
  const rank = ({ case: one }: CaseResult) => operations.indexOf(one.operation);
  return [...results].sort((a, b) => rank(a) - rank(b) || a.case.title.localeCompare(b.case.title));
};

const runAll = async (cases: readonly Case[], options: RunSuiteOptions): Promise<CaseResult[]> => {
  const results: CaseResult[] = [];
  const run = options.run ?? runCase;
  let next = 0;
  const work = async () => {
    for (let index = next++; index < cases.length; index = next++) {
      options.signal?.throwIfAborted();
      const result = await run(cases[index] as Case, options);
      results[index] = result;
      requireServer(results, options.target.url);
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  return results;
};

/** Without a single answer yet, a refused connection is no finding about a server: there is none. */
const requireServer = (results: readonly CaseResult[], url: string): void => {
  const answers = results.flatMap(({ exchange }) => exchange?.answer ?? []);
  const [first] = answers;
  if (answers.length !== 1 || first === undefined || !('failure' in first)) return;
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/.test(first.failure)) {
    throw new UserError(`There is no server at \`${url}\`: ${first.failure}.`);
  }
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
