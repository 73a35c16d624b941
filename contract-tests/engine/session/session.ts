import { UserError } from '../../../scripts/lib/user-error.ts';
import { buildGuardedRun, type GuardedRun } from '../live/guarded-runner.ts';
import { buildPacer } from '../live/pacer.ts';
import { buildPatientRunner } from '../live/patient-runner.ts';
import { findForeignRecipient } from '../live/recipient-guard.ts';
import { buildCurl } from '../report/curl.ts';
import { listEntries, type Report } from '../report/report.ts';
import { type CaseResult, nameResult } from '../results/case-result.ts';
import type { SuiteResult } from '../results/suite-result.ts';
import { buildSuite, type Suite } from '../run/build-suite.ts';
import { runCase } from '../run/run-case.ts';
import { runSuite } from '../run/run-suite.ts';
import type { Runner } from '../run/runner.ts';
import type { OpenTarget } from '../targets/open-target.ts';
import type { Subject } from '../targets/subject.ts';
import { applyBaseline, type Baseline, readBaseline } from './baseline.ts';
import type { Io } from './io.ts';
import type { ContractOptions } from './options.ts';

export type Session = {
  readonly subject: Subject;
  readonly opened: OpenTarget;
  readonly options: ContractOptions;
  readonly io: Io;
  readonly suite: Suite;
  readonly baseline: Baseline;
  /** Cases that are never sent, each with the reason. */
  readonly withheld: readonly CaseResult[];
};

/** Everything that a run needs, before its first request. Throws a UserError where the options forbid the run. */
export const openSession = async (
  parts: Omit<Session, 'suite' | 'withheld' | 'baseline'>,
): Promise<Session> => {
  const { subject, opened, options } = parts;
  const { target, level, phones } = opened;
  if (options.fuzz > 0 && level < 2) {
    throw new UserError(
      `\`--fuzz\` sends requests that may be accepted, which needs level 2: the level of this run is ${level}.`,
    );
  }
  const { contract } = subject;
  const { signal } = parts.io;
  const suite = await buildSuite({ contract, target, seed: options.seed, level, phones, signal });
  const baseline = options.baseline === undefined ? [] : readBaseline(options.baseline);
  if (opened.place === 'here') return { ...parts, suite, baseline, withheld: [] };
  const judged = suite.cases.map((testCase) => ({
    testCase,
    reason: findForeignRecipient(contract, testCase.operation, testCase.wire, phones),
  }));
  return {
    ...parts,
    baseline,
    suite: {
      ...suite,
      cases: judged.filter(({ reason }) => reason === undefined).map(({ testCase }) => testCase),
    },
    withheld: judged.flatMap(({ testCase, reason }) =>
      reason === undefined ? [] : [{ case: testCase, outcome: 'unobserved' as const, findings: [], reason }],
    ),
  };
};

/** A run waits for an answer this many times as long as the time limit of answers. */
const PATIENCE = 2;
const HERE_CONCURRENCY = 4;

export const runSession = async (
  session: Session,
  onCase: (failed: boolean) => void,
): Promise<{ report: Report; results: readonly CaseResult[] }> => {
  const { subject, opened, options, io, suite } = session;
  const { contract, secondProof } = subject;
  const guarded = buildGuard(session);
  const started = new Date();
  const result = await runSuite(suite, {
    contract,
    target: opened.target,
    timeoutMs: PATIENCE * options.latencyMs,
    maxLatencyMs: options.latencyMs,
    signal: io.signal,
    concurrency: opened.place === 'here' ? HERE_CONCURRENCY : 1,
    ...(secondProof && { secondProof }),
    run: guarded?.run ?? chooseRunner(session),
    ...(options.fuzz > 0 && { fuzz: { requests: options.fuzz, seed: options.seed } }),
    onResult: ({ outcome }) => onCase(outcome === 'failed'),
  });
  const results = [...result.results, ...session.withheld];
  return { report: buildReport(session, { ...result, results }, started, guarded), results };
};

/** This project's own servers are never too busy. */
const chooseRunner = ({ opened, options, io }: Session): Runner =>
  opened.target.capabilities.complete
    ? runCase
    : buildPatientRunner(buildPacer(options.rate ?? DEFAULT_RATES.here, io.clock), io.clock);

const DEFAULT_RATES = { live: 1, remote: 5, here: Number.POSITIVE_INFINITY } as const;

/** Servers beyond this machine are guarded. The level decides how many requests they may accept. */
const buildGuard = ({ subject, opened, options, io }: Session): GuardedRun | undefined => {
  if (opened.place === 'here') return undefined;
  const { level } = opened;
  const budgets = [0, subject.contract.operations.length, Number.POSITIVE_INFINITY];
  return buildGuardedRun({
    phones: opened.phones,
    endOnAccept: opened.place === 'live' || level < 2,
    budget: options.budget ?? budgets[level] ?? 0,
    pacer: buildPacer(options.rate ?? DEFAULT_RATES[opened.place], io.clock),
    clock: io.clock,
  });
};

const buildReport = (
  session: Session,
  result: SuiteResult,
  started: Date,
  guarded: GuardedRun | undefined,
): Report => {
  const { subject, opened, options, baseline } = session;
  const { contract, variables } = subject;
  const { target, level } = opened;
  const { complete } = target.capabilities;
  const context = { contract, target, variable: variables.credentialOf };
  const details = {
    seed: options.seed,
    curl: (result: CaseResult) => buildCurl(context, result),
    complete: complete && level === 2,
  };
  const judged = new Set(result.results.filter(({ outcome }) => outcome !== 'unobserved').map(nameResult));
  const covered = new Set(result.coverage.items.map(({ name }) => name));
  const applied = applyBaseline(listEntries(result, 'failure', details), baseline, {
    today: started.toISOString().slice(0, 10),
    observed: (name) => judged.has(name) || covered.has(name),
  });
  const ended = guarded?.ended();
  return {
    title: contract.title,
    target: target.name,
    url: target.url,
    seed: options.seed,
    level,
    startedAt: started.toISOString(),
    milliseconds: Math.round(Date.now() - started.getTime()),
    requests: result.requests,
    results: result.results,
    failures: applied.failures,
    known: applied.known,
    drift: listEntries(result, 'drift', details),
    unobserved: listUnobserved(result),
    unseenStatuses: details.complete ? [] : listUnseenStatuses(result),
    notCovered: result.notCovered,
    coverage: result.coverage,
    problems: [
      ...applied.problems,
      ...findVacuity(result),
      ...(ended === undefined ? [] : [`the run was ended: ${ended}`]),
    ],
  };
};

const listUnobserved = ({ results }: SuiteResult): Report['unobserved'] =>
  results
    .filter(({ outcome }) => outcome === 'unobserved')
    .map((result) => ({ what: nameResult(result), reason: result.reason ?? '' }));

/** Of a complete target they are drift. */
const listUnseenStatuses = ({ coverage }: SuiteResult): Report['unseenStatuses'] =>
  coverage.missing
    .filter(({ item }) => item.kind === 'status')
    .map(({ item }) => ({ what: item.name, reason: 'no request of the run causes it' }));

/** A run in which the server refused most requests because of too many requests has tested nothing. */
const findVacuity = ({ results }: SuiteResult): string[] => {
  const sent = results.filter(({ exchange }) => exchange);
  const unobserved = sent.filter(({ outcome }) => outcome === 'unobserved');
  return unobserved.length > sent.length / 2
    ? [
        `${unobserved.length} of ${sent.length} requests were refused as too many: slow the run down with \`--rate\``,
      ]
    : [];
};
