/** A place where Zod and what is computed from it disagree, or where nothing proves that they agree. */
export type Discrepancy = {
  readonly stage: 'walk' | 'compile' | 'fuzz' | 'types' | 'mock';
  /**
   * From the operation inwards, `['sendMessage', 'body', 'phone']`; the name of a component where it is used in several
   * places.
   */
  readonly path: readonly string[];
  /** What is wrong or would be lost. */
  readonly problem: string;
  readonly remedy: string;
};

/** One line each: `sendMessage › body › phone: … . …`. */
export const formatDiscrepancy = ({ path, problem, remedy }: Discrepancy): string =>
  `${path.join(' › ')}: ${problem}. ${remedy}.`;

export const formatDiscrepancies = (discrepancies: readonly Discrepancy[]): string =>
  discrepancies.map(formatDiscrepancy).join('\n');

const LONGEST = 400;

/** A value as JSON, cut where it is too long to read. */
export const quoteValue = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length <= LONGEST
    ? `\`${text}\``
    : `\`${text.slice(0, LONGEST)}\`, cut from ${text.length} characters`;
};
