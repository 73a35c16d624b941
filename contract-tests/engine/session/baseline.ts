import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../../../scripts/lib/errors.ts';
import { sayFileError } from '../../../scripts/lib/file-errors.ts';
import { UserError } from '../../../scripts/lib/user-error.ts';
import { checkNames } from '../checks/checks.ts';
import type { Entry, KnownEntry } from '../report/report.ts';

const baselineFile = z.strictObject({
  known: z.array(
    z.strictObject({
      case: z.string().min(1),
      check: z.enum(checkNames),
      reason: z.string().min(1),
      expires: z.iso.date(),
    }),
  ),
});

/** Known failures, each with a reason and an expiry date. */
export type Baseline = z.infer<typeof baselineFile>['known'];

/** Reads a baseline, YAML or JSON. Throws a UserError that says what is wrong with it. */
export const readBaseline = (file: string): Baseline => {
  if (!existsSync(file)) throw new UserError(`\`--baseline ${file}\`: there is no such file.`);
  const parsed = baselineFile.safeParse(parseText(file));
  if (parsed.success) return parsed.data.known;
  const [issue] = parsed.error.issues;
  throw new UserError(
    `\`${file}\`: ${issue?.path.join('.')} ${issue?.message}. An entry has \`case\`, \`check\`, \`reason\` and \`expires\` (YYYY-MM-DD).`,
  );
};

const readFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw sayFileError(error, `\`--baseline ${file}\` cannot be read`);
  }
};

const parseText = (file: string): unknown => {
  try {
    return parse(readFile(file));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`\`${file}\` cannot be read: ${messageOf(error).split('\n')[0]}`);
  }
};

export type Applied = {
  readonly failures: readonly Entry[];
  readonly known: readonly KnownEntry[];
  /** Messages about entries that have expired or whose case does not fail any more. */
  readonly problems: readonly string[];
};

/** Removes the known failures. `observed`: whether a case was judged; only then its entry can be stale. */
export const applyBaseline = (
  failures: readonly Entry[],
  baseline: Baseline,
  { today, observed }: { today: string; observed: (caseName: string) => boolean },
): Applied => {
  const current = baseline.filter(({ expires }) => expires >= today);
  const find = (entry: Entry) =>
    current.find((known) => known.case === entry.case && known.check === entry.check);
  const met = (known: Baseline[number]) =>
    failures.some((entry) => entry.case === known.case && entry.check === known.check);
  return {
    failures: failures.filter((entry) => !find(entry)),
    known: failures.flatMap((entry) => {
      const known = find(entry);
      return known ? [{ ...entry, reason: known.reason, expires: known.expires }] : [];
    }),
    problems: [
      ...baseline
        .filter(({ expires }) => expires < today)
        .map(
          ({ case: name, check, expires }) =>
            `the baseline's entry for ${name} (${check}) expired on ${expires}`,
        ),
      ...current
        .filter((known) => !met(known) && observed(known.case))
        .map(
          ({ case: name, check }) => `the baseline's entry for ${name} (${check}) is stale: it does not fail`,
        ),
    ],
  };
};
