import { basename, dirname, resolve } from 'node:path';
import { replaceFiles, tryFiles } from '../../../scripts/lib/output.ts';
import { buildRecording, type Recording } from '../compare/recording.ts';
import type { CaseResult } from '../results/case-result.ts';
import type { Redactor } from '../secrets/redact.ts';
import type { Session } from './session.ts';

/** The answers of the server of a session, without secrets. */
export const recordSession = (
  { subject, opened }: Session,
  results: readonly CaseResult[],
  redact: Redactor,
): Recording => {
  const { title } = subject.contract;
  const details = { title, target: opened.target.name, recordedAt: new Date().toISOString() };
  return JSON.parse(redact(JSON.stringify(buildRecording(details, results))));
};

/** Throws a UserError where `saveRecording` could not write. */
export const tryRecording = (file: string): void => {
  const path = resolve(file);
  tryFiles(dirname(path), [basename(path)]);
};

export const saveRecording = (file: string, recording: Recording): void => {
  const path = resolve(file);
  const contents = `${JSON.stringify(recording, null, 2)}\n`;
  replaceFiles(dirname(path), [{ path: basename(path), contents }]);
};
