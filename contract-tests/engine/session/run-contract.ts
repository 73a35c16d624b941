import { resolve } from 'node:path';
import { saySystemError } from '../../../scripts/lib/file-errors.ts';
import { replaceFiles, tryFiles } from '../../../scripts/lib/output.ts';
import { UserError } from '../../../scripts/lib/user-error.ts';
import { compareRecordings } from '../compare/compare.ts';
import type { Recording } from '../compare/recording.ts';
import { buildReportFiles, REPORT_FILES } from '../report/files.ts';
import { listGaps, listPlan, summarisePlan } from '../report/plan.ts';
import { buildProgress } from '../report/progress.ts';
import { agrees, type Report } from '../report/report.ts';
import { describeReport } from '../report/terminal.ts';
import { showControls, showControlsOfLines } from '../report/visible.ts';
import { buildRedactor, type Redactor } from '../secrets/redact.ts';
import { readSecrets } from '../targets/environment.ts';
import type { SubjectSource } from '../targets/subject.ts';
import type { Io } from './io.ts';
import type { ContractOptions } from './options.ts';
import { recordSession, saveRecording, tryRecording } from './recordings.ts';
import { openSession, runSession, type Session } from './session.ts';
import { closeSides, listOpened, openSides, type Side } from './sides.ts';

/** Exit codes: the server agrees with the document, or it does not. A run that is not possible throws an error. */
const AGREES = 0;
const DISAGREES = 1;

/** Runs the suite with the options and resolves to the exit code. Its errors and output have no secrets. */
export const runContract = async (
  options: ContractOptions,
  source: SubjectSource,
  io: Io,
): Promise<number> => {
  let redact = buildRedactor(readSecrets(io.environment, source.variables));
  try {
    const subject = await source.open();
    const secrets = readSecrets(io.environment, [...source.variables, subject.variables]);
    redact = buildRedactor(secrets);
    const sides = await openSides(options, { ...options, environment: io.environment, subject });
    try {
      const sent = listOpened(sides).flatMap(({ target }) => [...target.credentials.values()]);
      redact = buildRedactor({ ...secrets, credentials: [...secrets.credentials, ...sent] });
      const open = async (side: Side): Promise<Opened> =>
        'opened' in side ? openSession({ subject, opened: side.opened, options, io }) : side.recording;
      const target = await open(sides.target);
      const against = sides.against && (await open(sides.against));
      return await runOpen(target, against, { options, io, redact });
    } finally {
      await closeSides(sides);
    }
  } catch (error) {
    throw redactError(error, redact);
  }
};

/** A side that is ready to be compared: a server to run the suite on, or a recording. */
type Opened = Session | Recording;

type Context = { readonly options: ContractOptions; readonly io: Io; readonly redact: Redactor };

const runOpen = async (target: Opened, against: Opened | undefined, context: Context): Promise<number> => {
  const { options, io, redact } = context;
  const print = (text: string) => io.stdout.write(redact(text));
  const sessions = [target, against].flatMap((side) => (side && 'suite' in side ? [side] : []));
  const summarise = ({ suite, opened }: Session) =>
    summarisePlan(suite.cases, opened.target.url, opened.level);
  if (options.plan && sessions.length > 0) {
    for (const session of sessions) {
      print(`${listPlan(session.suite.cases)}\n\n${summarise(session)}`);
      io.stderr.write(redact(listGaps(session.suite)));
    }
    return AGREES;
  }
  tryPlaces(options);
  for (const session of sessions) {
    if (session.opened.place !== 'here') io.stderr.write(redact(summarise(session)));
  }
  const ran = 'suite' in target ? await runAndReport(target, context) : { recording: target, agreed: true };
  if (against === undefined) return ran.agreed ? AGREES : DISAGREES;
  const before = 'suite' in against ? (await record(against, context)).recording : against;
  const changes = compareRecordings(before, ran.recording);
  print(describeChanges(changes));
  return ran.agreed && !(options.strict && changes.length > 0) ? AGREES : DISAGREES;
};

/** Before the first request: a run on a live server is not repeated for its report. */
const tryPlaces = ({ report, record }: ContractOptions): void => {
  if (report !== undefined) tryFiles(resolve(report), REPORT_FILES);
  if (record !== undefined) tryRecording(record);
};

const record = async (
  session: Session,
  { io, redact }: Context,
): Promise<{ report: Report; recording: Recording }> => {
  const progress = buildProgress(session.suite.cases.length, io.stderr);
  const { report, results } = await runSession(session, progress.step).finally(progress.end);
  return { report, recording: recordSession(session, results, redact) };
};

const runAndReport = async (
  session: Session,
  context: Context,
): Promise<{ recording: Recording; agreed: boolean }> => {
  const { options, io, redact } = context;
  const { report, recording } = await record(session, context);
  io.stdout.write(redact(describeReport(report, io.stdout.isTTY === true && !io.environment.NO_COLOR)));
  if (options.report !== undefined) {
    const headers = [...session.subject.contract.schemes.values()].map(({ key }) => key);
    replaceFiles(resolve(options.report), buildReportFiles(report, headers, redact));
    io.stderr.write(`Reports: ${options.report}/${REPORT_FILES.join(', ')}\n`);
  }
  if (options.record !== undefined) saveRecording(options.record, recording);
  return { recording, agreed: agrees(report, options.strict) };
};

const describeChanges = (changes: readonly string[]): string =>
  changes.length === 0
    ? 'Nothing changed\n'
    : `Changed (${changes.length})\n${changes.map((change) => `  ${showControls(change)}\n`).join('')}`;

/** Redacts crashes too: a stack may have secrets. A message may have text of a server or a document. */
const redactError = (error: unknown, redact: Redactor): Error => {
  const said = saySystemError(error);
  const message =
    said instanceof UserError
      ? said.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  return new UserError(showControlsOfLines(redact(message)));
};
