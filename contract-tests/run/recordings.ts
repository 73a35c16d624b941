import { basename, dirname, resolve } from 'node:path';
import { replaceFiles } from '../../scripts/lib/output.ts';
import { compareRecordings } from '../drift/compare.ts';
import { buildRecording, type Recording, readRecording } from '../drift/recording.ts';
import type { Redactor } from '../report/redact.ts';
import { openTarget } from '../targets/open-target.ts';
import type { CaseResult } from './run-case.ts';
import { openSession, runSession, type Session } from './session.ts';

const record = (
  { contract, opened }: Session,
  results: readonly CaseResult[],
  redact: Redactor,
): Recording => {
  const details = { title: contract.title, target: opened.target.name, recordedAt: new Date().toISOString() };
  return JSON.parse(redact(JSON.stringify(buildRecording(details, results))));
};

export const saveRecording = (
  file: string,
  session: Session,
  results: readonly CaseResult[],
  redact: Redactor,
): void => {
  const path = resolve(file);
  const contents = `${JSON.stringify(record(session, results, redact), null, 2)}\n`;
  replaceFiles(dirname(path), [{ path: basename(path), contents }]);
};

/** What differs from a recording, or from another target that the same suite is run on. */
export const recordAgainst = async (
  other: string,
  session: Session,
  results: readonly CaseResult[],
  redact: Redactor,
): Promise<string[]> => {
  const current = record(session, results, redact);
  if (other.endsWith('.json')) return compareRecordings(readRecording(other), current);
  const { contract, own, options, io } = session;
  const opened = await openTarget(other, { ...options, ...io, contract, own });
  try {
    const second = await openSession({ contract, own, opened, options, io });
    const { results: others } = await runSession(second, () => undefined);
    return compareRecordings(record(second, others, redact), current);
  } finally {
    await opened.target.close();
  }
};
