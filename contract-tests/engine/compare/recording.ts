import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { UserError } from '../../../scripts/lib/user-error.ts';
import { nameCase } from '../model/case.ts';
import { readHeader } from '../requests/wire.ts';
import type { CaseResult } from '../results/case-result.ts';

const recordingFile = z.object({
  kind: z.literal('contract-recording'),
  title: z.string(),
  target: z.string(),
  recordedAt: z.string(),
  answers: z.array(
    z.object({
      case: z.string(),
      operation: z.string(),
      /** 0: there was no answer. */
      status: z.int(),
      contentType: z.string(),
      /** Names in lower case, sorted. */
      headers: z.array(z.string()),
      body: z.json().optional(),
    }),
  ),
});

/** What a server answered to each case of a run. */
export type Recording = z.infer<typeof recordingFile>;

export type RecordedAnswer = Recording['answers'][number];

type Details = { readonly title: string; readonly target: string; readonly recordedAt: string };

export const buildRecording = (details: Details, results: readonly CaseResult[]): Recording => ({
  kind: 'contract-recording',
  ...details,
  answers: results
    .flatMap(({ case: testCase, exchange }): RecordedAnswer[] => {
      if (exchange === undefined) return [];
      const { answer, json } = exchange;
      const answered = 'failure' in answer ? undefined : answer;
      return [
        {
          case: nameCase(testCase),
          operation: testCase.operation.id,
          status: answered?.status ?? 0,
          contentType: readHeader(answered?.headers ?? [], 'content-type') ?? '',
          headers: [...new Set((answered?.headers ?? []).map(([name]) => name.toLowerCase()))].sort(),
          // what was parsed from JSON is JSON
          ...(json && { body: json.value as RecordedAnswer['body'] }),
        },
      ];
    })
    .sort((a, b) => a.case.localeCompare(b.case)),
});

/** Reads a recording. Throws a UserError where the file is not a recording. */
export const readRecording = (file: string): Recording => {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UserError(`\`${file}\`: there is no such recording. Make it with \`--record ${file}\`.`);
  const parsed = recordingFile.safeParse(tryParse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new UserError(`\`${file}\` is not a recording. Make a recording with \`--record <file>\`.`);
  return parsed.data;
};

const tryParse = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
