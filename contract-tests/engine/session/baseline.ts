import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../../../scripts/lib/errors.ts';
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

/** Failures that are known, each with a reason and the last day on which it may be one. */
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

const parseText = (file: string): unknown => {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`\`${file}\` cannot be read: ${messageOf(error).split('\n')[0]}`);
  }
};

export type Applied = {
  readonly failures: readonly Entry[];
  readonly known: readonly KnownEntry[];
  /** Entries that are out of date: expired, or of a failure that is none any more. */
  readonly problems: readonly string[];
};

/** Takes the known failures out. `observed` says whether a case was judged at all: only then an entry can be stale. */
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
