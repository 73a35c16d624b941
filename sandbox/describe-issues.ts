import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** The rule that a value breaks, in words. No rule says anything of the value itself. */
const RULES: { readonly [Code in Issue['code']]?: (issue: Extract<Issue, { code: Code }>) => string } = {
  invalid_type: ({ expected }) => `must be ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`,
  invalid_format: ({ message }) => message,
  too_small: ({ minimum }) =>
    Number(minimum) === 1 ? 'must not be empty' : `must have at least ${minimum} characters`,
  too_big: ({ maximum }) => `must have at most ${maximum} characters`,
};

/** One sentence for each field that is invalid: its name and the first rule that it breaks, never its value. */
export const describeIssues = (issues: readonly Issue[], body: unknown): string => {
  const sentences = new Map<string, string>();
  for (const issue of issues) {
    const field = issue.path.join('.');
    if (!sentences.has(field)) sentences.set(field, describeIssue(issue, field, body));
  }
  return [...sentences.values()].join(' ');
};

const describeIssue = (issue: Issue, field: string, body: unknown): string => {
  if (field === '') return 'The request body must be a JSON object.';
  if (issue.code === 'invalid_type' && isMissing(issue.path, body)) return `The ${field} field is required.`;
  // the table's own type says that each rule fits the issues of its code
  const rule = RULES[issue.code] as ((issue: Issue) => string) | undefined;
  return `The ${field} field ${rule?.(issue) ?? 'is invalid'}.`;
};

const isMissing = (path: readonly PropertyKey[], body: unknown): boolean => {
  const value = path.reduce<unknown>(
    (parent, key) => (parent as Record<PropertyKey, unknown> | undefined)?.[key],
    body,
  );
  return value === undefined;
};
