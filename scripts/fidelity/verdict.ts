import type { z } from 'zod';

/** `onlyUnproven`: rejected only by rules that the document publishes as not expressed. */
export type Verdict = 'accepts' | 'rejects' | 'onlyUnproven' | 'throws';

type Issue = z.core.$ZodIssue;

export const judgeByZod = (schema: z.ZodType, value: unknown): Verdict => {
  try {
    const result = schema.safeParse(value);
    if (result.success) return 'accepts';
    return result.error.issues.every(isUnproven) ? 'onlyUnproven' : 'rejects';
  } catch {
    // code in a schema may throw, and an asynchronous refinement does
    return 'throws';
  }
};

/** The walk lets no refinement pass that is not published. Of a union one option is enough. */
const isUnproven = (issue: Issue): boolean => {
  if (issue.code === 'custom') return true;
  if (issue.code !== 'invalid_union') return false;
  return issue.errors.some((issues) => issues.length > 0 && issues.every(isUnproven));
};
