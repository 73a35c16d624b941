import { resolve } from 'node:path';
import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import type { Contract } from '../../scripts/document/reading/contract.ts';
import { replaceFiles } from '../../scripts/lib/output.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import { compareRecordings } from '../drift/compare.ts';
import { readRecording } from '../drift/recording.ts';
import { listPlan, summarisePlan } from '../live/plan.ts';
import { buildReportFiles } from '../report/files.ts';
import { buildProgress } from '../report/progress.ts';
import { buildRedactor, type Redactor } from '../report/redact.ts';
import { agrees } from '../report/report.ts';
import { describeReport } from '../report/terminal.ts';
import { readSecrets } from '../targets/environment.ts';
import { openTarget } from '../targets/open-target.ts';
import { buildOwnContract } from '../targets/own-contract.ts';
import type { Io } from './io.ts';
import type { ContractOptions } from './options.ts';
import { recordAgainst, saveRecording } from './recordings.ts';
import { openSession, runSession, type Session } from './session.ts';

/** Exit codes: the server agrees with the document, or it does not. Could not run is an error. */
const AGREES = 0;
const DISAGREES = 1;

/** Runs the suite as its options say and resolves to the exit code. What it throws and writes holds no secret. */
export const runContract = async (options: ContractOptions, io: Io): Promise<number> => {
  const secrets = readSecrets(io.environment);
  let redact = buildRedactor(secrets);
  try {
    if (options.target.endsWith('.json')) return compareFiles(options, io, redact);
    const contract = await openContract(options.document);
    const own = options.document === undefined;
    const opened = await openTarget(options.target, { ...options, ...io, contract, own });
    try {
      const all = [...secrets.credentials, ...opened.target.credentials.values()];
      redact = buildRedactor({ credentials: all, phones: opened.phones });
      const session = await openSession({ contract, own, opened, options, io });
      return await runOpen(session, contract, redact);
    } finally {
      await opened.target.close();
    }
  } catch (error) {
    throw redactError(error, redact);
  }
};

/** What reads documents from files is loaded where there is one. */
const openContract = async (document: string | undefined): Promise<Contract> => {
  if (document === undefined) return buildOwnContract();
  const { loadDocument } = await import('../../scripts/document/reading/load-document.ts');
  return buildContract(await loadDocument(document));
};

const runOpen = async (session: Session, contract: Contract, redact: Redactor): Promise<number> => {
  const { options, io, opened, suite } = session;
  const print = (text: string) => io.stdout.write(redact(text));
  if (options.plan) {
    print(`${listPlan(suite.cases)}\n\n`);
    print(summarisePlan(suite.cases, opened.target.url, session.level));
    return AGREES;
  }
  if (opened.place !== 'here')
    io.stderr.write(redact(summarisePlan(suite.cases, opened.target.url, session.level)));
  // before the first request: a mistake in a file's name is no reason to send anything
  if (options.against?.endsWith('.json')) readRecording(options.against);
  const progress = buildProgress(suite.cases.length, io.stderr);
  const { report, results } = await runSession(session, progress.step).finally(progress.end);
  print(describeReport(report, io.stdout.isTTY === true && !io.environment.NO_COLOR));
  if (options.report !== undefined) {
    const headers = [...contract.schemes.values()].map(({ key }) => key);
    replaceFiles(resolve(options.report), buildReportFiles(report, headers, redact));
    io.stderr.write(`Reports: ${options.report}/index.html, junit.xml, report.json, exchanges.har\n`);
  }
  if (options.record !== undefined) saveRecording(options.record, session, results, redact);
  const changed =
    options.against === undefined ? [] : await recordAgainst(options.against, session, results, redact);
  if (options.against !== undefined) print(describeChanges(changed));
  const agreed = agrees(report, options.strict) && !(options.strict && changed.length > 0);
  return agreed ? AGREES : DISAGREES;
};

/** Two recordings, no server. */
const compareFiles = ({ target, against, strict }: ContractOptions, io: Io, redact: Redactor): number => {
  if (against === undefined)
    throw new UserError(`\`${target}\` is a recording: say what to compare it to by \`--against <file>\`.`);
  const changes = compareRecordings(readRecording(against), readRecording(target));
  io.stdout.write(redact(describeChanges(changes)));
  return strict && changes.length > 0 ? DISAGREES : AGREES;
};

const describeChanges = (changes: readonly string[]): string =>
  changes.length === 0
    ? 'Nothing changed\n'
    : `Changed (${changes.length})\n${changes.map((change) => `  ${change}\n`).join('')}`;

/** Also of a crash: a stack may hold what was being worked on. */
const redactError = (error: unknown, redact: Redactor): Error => {
  if (error instanceof UserError) return new UserError(redact(error.message));
  return new UserError(redact(error instanceof Error ? (error.stack ?? error.message) : String(error)));
};
